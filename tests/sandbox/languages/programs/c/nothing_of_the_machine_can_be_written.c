// ends: exited
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    const char *paths[] = {"/etc/x", "/usr/x", "/opt/x", "/opt/kradan/x", "/x", "/dev/x", "/proc/x", "/mnt/x", "/usr/bin/gcc", "/var/x"};
    for (int i = 0; i < 10; i++) {
        if (open(paths[i], O_WRONLY | O_CREAT, 0644) >= 0) {
            printf("BREACH %s\n", paths[i]);
        }
    }
}
