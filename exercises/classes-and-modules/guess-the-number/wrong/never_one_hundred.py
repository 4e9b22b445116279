# randrange leaves the end out, so the secret is never 100.
import random


def new_secret():
    return random.randrange(1, 100)


def play(secret):
    count = 0
    while True:
        try:
            guess = int(input("ทายเลข: "))
        except ValueError:
            print("ใส่ตัวเลข")
            continue
        count += 1
        if guess == secret:
            print("ถูกต้อง")
            return count
        print("น้อยไป" if guess < secret else "มากไป")
