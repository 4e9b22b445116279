# ends: exited
# prints: 499500 16
# answers: both(3) == [3, 6]
import queue, threading
from concurrent.futures import ThreadPoolExecutor
jobs, results = queue.Queue(), queue.Queue()
def work():
    while (n := jobs.get()) is not None:
        results.put(n)
def both(n):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda k: n * k, (1, 2)))
if __name__ == "__main__":
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(1000):
        jobs.put(n)
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    print(sum(results.get() for _ in range(1000)), sum(both(4)) + 4)
