# Expects one input() to serve both numbers.
number = int(input())
first = number
second = number
print(first + second)
