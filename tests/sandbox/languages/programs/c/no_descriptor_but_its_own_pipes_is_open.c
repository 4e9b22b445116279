// ends: exited
#include <fcntl.h>
#include <stdio.h>

int main(void) {
    for (int i = 3; i < 1024; i++) {
        if (fcntl(i, F_GETFD) >= 0) {
            printf("BREACH %d\n", i);
        }
    }
}
