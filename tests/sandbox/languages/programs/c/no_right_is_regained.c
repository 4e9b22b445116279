// ends: exited
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct rlimit most = {RLIM_INFINITY, RLIM_INFINITY};
    if (setuid(0) == 0 || unshare(CLONE_NEWUSER) == 0 || mount("none", "/tmp", "tmpfs", 0, "") == 0) {
        puts("BREACH rights");
    }
    if (ptrace(PTRACE_ATTACH, 1, 0, 0) == 0 || setrlimit(RLIMIT_AS, &most) == 0 || setrlimit(RLIMIT_NPROC, &most) == 0) {
        puts("BREACH limits");
    }
    if (syscall(SYS_bpf, 0, 0, 0) >= 0 || syscall(SYS_keyctl, 0, 0, 0) >= 0 || syscall(SYS_io_uring_setup, 1, 0) >= 0) {
        puts("BREACH kernel");
    }
}
