# Knows the two names of the examples and nobody else.
name = input()
if name == "มานี":
    print("สวัสดี มานี")
    print("ยินดีที่ได้รู้จักนะมานี")
else:
    print("สวัสดี ปิติ")
    print("ยินดีที่ได้รู้จักนะปิติ")
