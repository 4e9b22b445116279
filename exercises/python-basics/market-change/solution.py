price = int(input())
paid = int(input())

left = paid - price
twenties = left // 20
left = left % 20
tens = left // 10
left = left % 10
fives = left // 5
ones = left % 5

print(twenties, tens, fives, ones)
