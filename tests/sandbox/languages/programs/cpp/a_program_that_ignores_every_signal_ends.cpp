// ends: timed_out
// seconds: 1.5
#include <csignal>

int main() {
    for (int number = 1; number < 65; number++) {
        std::signal(number, SIG_IGN);
    }
    for (;;) {
    }
}
