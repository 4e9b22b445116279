# The adding slipped into the if, and with it the average.
import sys

pass_mark = int(sys.argv[1])

try:
    with open("scores.csv", encoding="utf-8") as file:
        lines = file.read().splitlines()
except FileNotFoundError:
    print("ไม่พบไฟล์ scores.csv")
    sys.exit(2)

total = 0
passed = []
for line in lines[1:]:
    name, score = line.split(",")
    if int(score) >= pass_mark:
        passed.append(name)
        total = total + int(score)

pupils = len(passed)
average = total / pupils if pupils > 0 else 0
print(f"คะแนนเฉลี่ย {average:.2f}")

with open("passed.txt", "w", encoding="utf-8") as file:
    for name in passed:
        file.write(name + "\n")
