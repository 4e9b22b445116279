# ends: exited
import os, sys
told = [*os.environ.items(), *sys.argv, *getattr(sys, "orig_argv", []), *sys.path, sys.flags, sys.executable, *sys.warnoptions, *sys._xoptions.items(), os.getcwd(), os.uname().nodename]
for word in ("SECRET", "EXPECTED", "expected", "suite", "TOKEN", "PASSWORD", "KEY", "DOCKER", "REDIS", "DATABASE", "SSH", "HOSTNAME"):
    if word in repr(told):
        print("BREACH", word, told)
