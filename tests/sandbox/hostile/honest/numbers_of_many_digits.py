# ends: exited
# prints: 20066 True
# answers: power(2, 200) == 1606938044258990275541962092341162602522202993782792835301376
# answers: digits() == 20066
import math, sys
def power(a, b):
    return a**b
def digits():
    sys.set_int_max_str_digits(0)
    return len(str(math.factorial(6000)))
if __name__ == "__main__":
    print(digits(), pow(3, 10**6, 10**9 + 7) == pow(3, 10**6) % (10**9 + 7))
