# A plain attribute is everybody's to change.
class NotEnoughMoney(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} baht are missing")
        self.missing = missing


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        self.balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        if amount > self.balance:
            raise NotEnoughMoney(amount - self.balance)
        self.balance -= amount

    def transfer(self, other, amount):
        self.withdraw(amount)
        other.deposit(amount)
