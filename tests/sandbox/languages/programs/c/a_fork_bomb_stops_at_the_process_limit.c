// ends: timed_out exited signalled
// seconds: 1.5
#include <unistd.h>

int main(void) {
    for (;;) {
        fork();
    }
}
