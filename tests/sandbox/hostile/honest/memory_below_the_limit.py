# ends: exited
# prints: 100
# answers: take(90) == 90
def take(mib):
    return len(bytearray(b"x") * (mib << 20)) >> 20
if __name__ == "__main__":
    print(take(100))
