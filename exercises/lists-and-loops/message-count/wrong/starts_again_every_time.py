# Sets the number to 1 for every message.
count = int(input())
messages = {}
for _ in range(count):
    sender = input().split(":", 1)[0]
    messages[sender] = 1
for sender in messages:
    print(sender, messages[sender])
