# split() cuts at the space and the family name is lost.
name = input().split()[0]
print("สวัสดี", name)
print("ยินดีที่ได้รู้จักนะ", name)
