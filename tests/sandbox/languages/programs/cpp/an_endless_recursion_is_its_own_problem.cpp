// ends: signalled
#include <cstdio>

volatile int depth = 0;

int deeper(int number) {
    char room[4096];
    room[number % 4096] = 1;
    depth = number;
    return deeper(number + 1) + room[depth % 4096];
}

int main() {
    std::printf("%d\n", deeper(0));
}
