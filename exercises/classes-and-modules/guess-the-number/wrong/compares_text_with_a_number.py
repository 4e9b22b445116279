# input() gives text, and "37" is not 37: no guess is ever right.
import random


def new_secret():
    return random.randint(1, 100)


def play(secret):
    count = 0
    while True:
        guess = input("ทายเลข: ")
        count += 1
        if guess == secret:
            print("ถูกต้อง")
            return count
        print("น้อยไป" if guess < str(secret) else "มากไป")
