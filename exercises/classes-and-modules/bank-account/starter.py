class NotEnoughMoney(Exception):
    pass


class Account:
    def __init__(self, owner):
        self.owner = owner

    def deposit(self, amount):
        pass

    def withdraw(self, amount):
        pass

    def transfer(self, other, amount):
        pass
