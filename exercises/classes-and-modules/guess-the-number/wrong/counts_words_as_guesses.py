# Counts before it knows whether it is a number.
import random


def new_secret():
    return random.randint(1, 100)


def play(secret):
    count = 0
    while True:
        count += 1
        try:
            guess = int(input("ทายเลข: "))
        except ValueError:
            print("ใส่ตัวเลข")
            continue
        if guess == secret:
            print("ถูกต้อง")
            return count
        print("น้อยไป" if guess < secret else "มากไป")
