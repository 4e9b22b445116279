# ends: signalled
# runs: 2
import ctypes, os, resource
if [name for folder in ("/work", "/tmp") for name in os.listdir(folder) if "core" in name] or resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
    print("BREACH core", flush=True)
ctypes.string_at(1)
