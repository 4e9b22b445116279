# Prints how many guesses it took; whoever called it gets None.
import random


def new_secret():
    return random.randint(1, 100)


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
            print(count)
            return
        print("น้อยไป" if guess < secret else "มากไป")
