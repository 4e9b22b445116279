// ends: exited signalled
#include <cstdio>
#include <string>
#include <sys/stat.h>

int main() {
    std::string block(1 << 20, 'x');
    long written = 0;
    for (int number = 0; number < 64; number++) {
        std::FILE *file = std::fopen(("f" + std::to_string(number)).c_str(), "w");
        if (!file) {
            break;
        }
        written += std::fwrite(block.data(), 1, block.size(), file);
        std::fclose(file);
    }
    if (written > (17l << 20)) {
        std::puts("BREACH");
    }
}
