import sys

pass_mark = int(sys.argv[1])

with open("scores.csv", encoding="utf-8") as file:
    lines = file.read().splitlines()

# lines[0] คือหัวตาราง · lines[0] is the heading
