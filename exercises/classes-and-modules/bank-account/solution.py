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
        if amount > self._balance:
            raise NotEnoughMoney(amount - self._balance)
        self._balance -= amount

    def transfer(self, other, amount):
        self.withdraw(amount)
        other.deposit(amount)
