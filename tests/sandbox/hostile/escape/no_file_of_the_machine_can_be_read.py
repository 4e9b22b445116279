# ends: exited
import glob, os
for path in ["/etc/shadow", "/root/.bashrc", "/root/.ssh", "/home", "/var/run/docker.sock", "/run/docker.sock", "/proc/1/environ",
             "/proc/self/mem", "/proc/kcore", "/sys/kernel", "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda", "/etc/machine-id",
             "/old", "/work/../root", "/proc/1/root/etc", "/opt/kradan/grader", "/app", "/sys/fs/cgroup"]:
    try:
        found = os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(10)
        if found and not (isinstance(found, list) and all(part in os.__file__.split("/") for part in found)):  # the way to the library
            print("BREACH", path, found)
    except OSError:
        pass
for pattern in ("/**/exercise.yaml", "/**/*.pem", "/**/pyproject.toml", "/**/.git", "/root/**/*.sh"):
    for hit in glob.glob(pattern, recursive=True)[:3]:
        print("BREACH", hit)
