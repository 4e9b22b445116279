# ends: exited
# prints: rang 3 times
# prints: caught SIGUSR1
# answers: rings() == 3
import os, signal, time
heard = []
def rings():
    heard.clear()
    signal.signal(signal.SIGALRM, lambda number, frame: heard.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    while len(heard) < 3:
        signal.pause()
    signal.setitimer(signal.ITIMER_REAL, 0)
    return len(heard[:3])
if __name__ == "__main__":
    print("rang", rings(), "times")
    signal.signal(signal.SIGUSR1, lambda number, frame: print("caught", signal.Signals(number).name))
    os.kill(os.getpid(), signal.SIGUSR1)
