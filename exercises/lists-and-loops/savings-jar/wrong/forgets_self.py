# Without self, balance is a new variable that has no value yet.
class SavingsJar:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        balance = balance + amount
        self.history.append(amount)

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        if amount > self.balance:
            raise ValueError("not enough money in the jar")
        balance = balance - amount
        self.history.append(-amount)
