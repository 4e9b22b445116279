import random


def new_secret():
    return random.randint(1, 6)


def play(secret):
    guess = input("ทายเลข: ")
