# รับค่าทีละบรรทัด · read one line at a time
first = input()
second = input()

# พิมพ์ผลรวมตรงนี้ · print the sum here
