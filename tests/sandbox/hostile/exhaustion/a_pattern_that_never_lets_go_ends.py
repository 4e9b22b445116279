# ends: timed_out
# seconds: 0.3
import re, signal
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
re.match("(a+)+$", "a" * 60 + "b")
