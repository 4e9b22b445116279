# Adds baht to baht and satang to satang, and never makes a baht of a hundred satang.
class Money:
    def __init__(self, baht, satang=0):
        self.baht = baht
        self.satang = satang
        if baht < 0 or satang < 0:
            raise ValueError("there is no money below 0")

    def __str__(self):
        return f"{self.baht}.{self.satang:02} บาท"

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self.all() == other.all()

    def __hash__(self):
        return hash(self.all())

    def all(self):
        return self.baht * 100 + self.satang

    def __lt__(self, other):
        return self.all() < other.all()

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.baht + other.baht, self.satang + other.satang)

    def __sub__(self, other):
        return Money(0, self.all() - other.all())

    def __mul__(self, times):
        return Money(self.baht * times, self.satang * times)

    __rmul__ = __mul__
