# Puts everything on one line.
name = input()
print("สวัสดี", name, "ยินดีที่ได้รู้จักนะ", name)
