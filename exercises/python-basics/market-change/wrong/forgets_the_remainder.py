# Works out every coin from the whole change.
price = int(input())
paid = int(input())
change = paid - price
print(change // 20, change // 10, change // 5, change // 1)
