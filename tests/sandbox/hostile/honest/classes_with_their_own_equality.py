# ends: exited
# prints: True False 3 {Money(5)}
# answers: total([1, 2]) == 3
# answers: same() == [True, False, True]
import functools
@functools.total_ordering
class Money:
    def __init__(self, amount): self.amount = amount
    def __eq__(self, other): return isinstance(other, Money) and self.amount == other.amount
    def __lt__(self, other): return self.amount < other.amount
    def __hash__(self): return hash(self.amount)
    def __add__(self, other): return Money(self.amount + getattr(other, "amount", other))
    __radd__ = __add__
    def __repr__(self): return f"Money({self.amount})"
    def __bool__(self): return self.amount > 0
def total(numbers):
    return sum(map(Money, numbers)).amount
def same():
    return [Money(1) == Money(1), Money(1) == 1, Money(2) >= Money(1)]
if __name__ == "__main__":
    print(Money(1) == Money(1), Money(1) == 1, total([1, 2]), {Money(5), Money(5)})
