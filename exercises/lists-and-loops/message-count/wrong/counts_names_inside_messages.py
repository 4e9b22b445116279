# Counts how often the name is written anywhere in the chat.
count = int(input())
chat = ""
senders = []
for _ in range(count):
    line = input()
    chat = chat + line + "\n"
    sender = line.split(":", 1)[0]
    if sender not in senders:
        senders.append(sender)
for sender in senders:
    print(sender, chat.count(sender))
