price = int(input())
paid = int(input())

# เงินที่ต้องทอนทั้งหมด · the whole change
change = paid - price
