# price - paid is negative.
price = int(input())
paid = int(input())
change = price - paid
twenties = change // 20
change = change % 20
tens = change // 10
change = change % 10
fives = change // 5
ones = change % 5
print(twenties, tens, fives, ones)
