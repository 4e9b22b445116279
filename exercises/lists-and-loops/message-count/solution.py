count = int(input())

messages = {}
for _ in range(count):
    sender = input().split(":", 1)[0]
    messages[sender] = messages.get(sender, 0) + 1

for sender in messages:
    print(sender, messages[sender])
