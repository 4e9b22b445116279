name = input()
print("สวัสดี", name)
print(f"ยินดีที่ได้รู้จักนะ {name}")
