# ends: exited
import resource
for kind in range(16):
    try:
        soft, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (ValueError, OSError):
        continue
    if hard != resource.RLIM_INFINITY:
        print("BREACH", kind)
