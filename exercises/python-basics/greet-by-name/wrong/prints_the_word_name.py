# Inside quotation marks a variable is only a word.
name = input()
print("สวัสดี name")
print("ยินดีที่ได้รู้จักนะ name")
