name = input()

# บรรทัดที่ 1 และ 2 · lines 1 and 2
print("สวัสดี")
