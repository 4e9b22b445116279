# Baht with decimals: small errors add up.
class Money:
    def __init__(self, baht, satang=0):
        self._satang = baht + satang / 100
        if self._satang < 0:
            raise ValueError("there is no money below 0")

    def __str__(self):
        return f"{self._satang:.2f} บาท"

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self._satang == other._satang

    def __hash__(self):
        return hash(self._satang)

    def __lt__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return self._satang < other._satang

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self._satang + other._satang)

    def __sub__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self._satang - other._satang)

    def __mul__(self, times):
        return Money(self._satang * times)

    __rmul__ = __mul__
