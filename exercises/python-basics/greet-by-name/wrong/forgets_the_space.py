# + joins without a space: สวัสดีมานี
name = input()
print("สวัสดี" + name)
print("ยินดีที่ได้รู้จักนะ" + name)
