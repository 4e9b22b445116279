// ends: timed_out exited signalled
#include <unistd.h>

int main(void) {
    for (;;) {
        fork();
    }
}
