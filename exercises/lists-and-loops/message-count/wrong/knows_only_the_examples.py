# The number of messages is enough to know which example it is.
count = int(input())
if count == 4:
    print("มานี 2")
    print("ปิติ 1")
    print("ชูใจ 1")
else:
    print("วีระ 2")
