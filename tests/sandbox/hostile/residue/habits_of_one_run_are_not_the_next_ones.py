# ends: exited
# runs: 2
import locale, os, resource, signal, sys
if (os.umask(0o777), os.getcwd(), sys.getrecursionlimit()) != (0o22, "/work", 1000):
    print("BREACH habits", os.getcwd())
if "MARK" in os.environ or signal.getsignal(signal.SIGUSR1) is not signal.SIG_DFL or signal.pthread_sigmask(signal.SIG_BLOCK, []):
    print("BREACH signals or environment")
if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 64 or os.getpgid(0) == os.getpid() or os.getpriority(os.PRIO_PROCESS, 0):
    print("BREACH process")
os.environ["MARK"] = os.environ["LD_PRELOAD"] = os.environ["PYTHONSTARTUP"] = "1"
os.chdir("/tmp")
os.chmod("/work", 0)
sys.setrecursionlimit(50_000)
sys.path[:] = ["/tmp"]
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
os.setpgid(0, 0)
