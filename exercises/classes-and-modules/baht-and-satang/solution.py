class Money:
    def __init__(self, baht, satang=0):
        self._satang = baht * 100 + satang
        if self._satang < 0:
            raise ValueError("there is no money below 0")

    def __str__(self):
        return f"{self._satang // 100}.{self._satang % 100:02} บาท"

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
        return Money(0, self._satang + other._satang)

    def __sub__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(0, self._satang - other._satang)

    def __mul__(self, times):
        return Money(0, self._satang * times)

    __rmul__ = __mul__
