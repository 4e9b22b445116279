# ends: exited
# prints: [0, 1, 4] 7
# answers: squares(3) == [0, 1, 4]
import multiprocessing, os
def square(pipe, n):
    pipe.send(n * n)
    pipe.close()
def squares(count):
    found = []
    for n in range(count):
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("fork").Process(target=square, args=(theirs, n))
        process.start()
        found.append(ours.recv())
        process.join()
    return found
if __name__ == "__main__":
    pid = os.fork()
    if pid == 0:
        os._exit(7)
    print(squares(3), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
