# `if` gives one piece of each kind; it does not count how many fit.
price = int(input())
paid = int(input())
change = paid - price
twenties = 0
tens = 0
fives = 0
if change >= 20:
    twenties = 1
    change = change - 20
if change >= 10:
    tens = 1
    change = change - 10
if change >= 5:
    fives = 1
    change = change - 5
print(twenties, tens, fives, change)
