# Tells the screen; the program that called it never hears of it.
class SavingsJar:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            print("the amount must be above 0")
            return
        self.balance = self.balance + amount
        self.history.append(amount)

    def withdraw(self, amount):
        if amount <= 0:
            print("the amount must be above 0")
            return
        if amount > self.balance:
            print("not enough money in the jar")
            return
        self.balance = self.balance - amount
        self.history.append(-amount)
