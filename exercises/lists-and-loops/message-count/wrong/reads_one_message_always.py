# Looks for a message before asking whether there is one.
count = int(input())
messages = {}
while True:
    sender = input().split(":", 1)[0]
    messages[sender] = messages.get(sender, 0) + 1
    count = count - 1
    if count == 0:
        break
for sender in messages:
    print(sender, messages[sender])
