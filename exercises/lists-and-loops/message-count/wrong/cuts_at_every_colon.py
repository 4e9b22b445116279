# "8:30" gives a third piece: too many values to unpack.
count = int(input())
messages = {}
for _ in range(count):
    sender, text = input().split(":")
    messages[sender] = messages.get(sender, 0) + 1
for sender in messages:
    print(sender, messages[sender])
