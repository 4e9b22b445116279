# ends: exited
import os, stat
for kind, numbers in ((stat.S_IFCHR, (1, 1)), (stat.S_IFCHR, (10, 229)), (stat.S_IFBLK, (8, 0)), (stat.S_IFBLK, (254, 0)), (stat.S_IFSOCK, (0, 0))):
    for path in ("/tmp/device", "/dev/device", "device"):
        try:
            os.mknod(path, kind | 0o666, os.makedev(*numbers))
            print("BREACH", path, numbers)
        except OSError:
            pass
for name in ("fuse", "kvm", "mem", "port", "loop0", "loop-control", "net/tun", "vsock", "vhost-net", "userfaultfd", "dri/card0", "input/event0", "uinput", "mapper/control", "nbd0", "ppp", "snapshot", "cuse", "hpet", "rtc0", "watchdog"):
    try:
        os.close(os.open("/dev/" + name, os.O_RDWR))
        print("BREACH", name)
    except OSError:
        pass
