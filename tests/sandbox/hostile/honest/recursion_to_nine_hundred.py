# ends: exited
# prints: 405450
# answers: down(900) == 405450
def down(n):
    return 0 if n == 0 else n + down(n - 1)
if __name__ == "__main__":
    print(down(900))
