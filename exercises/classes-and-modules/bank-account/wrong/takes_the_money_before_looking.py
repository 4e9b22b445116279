# Raises, but by then the balance is below zero.
class NotEnoughMoney(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} baht are missing")
        self.missing = missing


class Account:
    def __init__(self, owner):
        self.owner = owner
        self._balance = 0

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        self._balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        self._balance -= amount
        if self._balance < 0:
            raise NotEnoughMoney(-self._balance)

    def transfer(self, other, amount):
        self.withdraw(amount)
        other.deposit(amount)
