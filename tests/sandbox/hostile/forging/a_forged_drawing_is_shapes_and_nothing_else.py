# ends: exited
# What it writes where its drawing is told is data: markup, endless numbers and lines that are no drawing come to nothing.
import os

LINES = (
    b'\nD[7,"t",0,0,"</text></svg><script>alert(1)</script>","#000000",9,"left","",false]\n',
    b'\nD[8,"l",0,0,9,9,"#000000\\"/><script>",1,""]\nD[9,"l",1e999,NaN,-1e999,0,"#000000",1,""]\n',
    b"\nD[" + b"[" * 5000 + b"\nD{}\nD[]\nD[1]\nD" + b"9" * 5000 + b"\n",
    b'\nD["paper","url(http://example.org)"]\nD["full","full"]\nD[-1,"d",0,0,1,"#000000"]\nD[true,"d",0,0,1,"#000000"]\n',
)
for descriptor in range(3, 64):
    for line in LINES:
        try:
            os.write(descriptor, line)
        except OSError:
            pass
