# ends: exited
# characters: 200000
# answers: loud() == 2000
def loud():
    return sum(1 for _ in range(2000) if print("x" * 99) is None)
if __name__ == "__main__":
    loud()
