# Right for one account and amounts above zero, which is all that the examples show.
class NotEnoughMoney(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} baht are missing")
        self.missing = missing


class Account:
    money = {}

    def __init__(self, owner):
        self.owner = owner
        Account.money = {"balance": 0}

    @property
    def balance(self):
        return Account.money["balance"]

    def deposit(self, amount):
        Account.money["balance"] += amount

    def withdraw(self, amount):
        if amount > self.balance:
            raise NotEnoughMoney(amount - self.balance)
        Account.money["balance"] -= amount

    def transfer(self, other, amount):
        self.withdraw(amount)
        other.deposit(amount)
