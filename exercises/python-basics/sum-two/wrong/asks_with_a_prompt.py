# The right sum, with two questions printed in front of it.
first = int(input("แผงแรกได้กี่บาท "))
second = int(input("แผงที่สองได้กี่บาท "))
print(first + second)
