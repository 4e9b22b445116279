# ends: exited
import socket, urllib.request
for family in range(0, 46):
    if family == socket.AF_UNIX:
        continue
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind)
            print("BREACH", family, kind)
        except OSError:
            pass
for target in ("/var/run/docker.sock", "/run/docker.sock", "\0/tmp/dbus", "/run/dbus/system_bus_socket", "/run/containerd/containerd.sock"):
    try:
        socket.socket(socket.AF_UNIX).connect(target)
        print("BREACH", target)
    except OSError:
        pass
for target in ("http://127.0.0.1:80", "http://169.254.169.254/", "http://example.com/"):
    try:
        urllib.request.urlopen(target, timeout=0.2)
        print("BREACH", target)
    except OSError:
        pass
