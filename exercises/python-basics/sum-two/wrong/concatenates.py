# input() gives text, and + joins text: "3" + "4" is "34".
first = input()
second = input()
print(first + second)
