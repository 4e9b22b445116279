# int() of a word ends the whole game.
import random


def new_secret():
    return random.randint(1, 100)


def play(secret):
    count = 0
    while True:
        guess = int(input("ทายเลข: "))
        count += 1
        if guess == secret:
            print("ถูกต้อง")
            return count
        print("น้อยไป" if guess < secret else "มากไป")
