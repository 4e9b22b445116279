count = int(input())

# ชื่อ → จำนวนข้อความ · name → number of messages
messages = {}
