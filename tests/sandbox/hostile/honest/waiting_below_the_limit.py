# ends: exited
# seconds: 10
# prints: awake
# answers: nap() == "awake"
import time
def nap():
    time.sleep(0.3)
    return "awake"
if __name__ == "__main__":
    print(nap())
