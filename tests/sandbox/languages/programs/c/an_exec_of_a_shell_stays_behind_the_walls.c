// ends: exited
#include <stdlib.h>

int main(void) {
    return system("id -u > /work/uid; [ \"$(id -u)\" = 65534 ] || echo BREACH; echo x > /etc/x 2>/dev/null && echo BREACH; ls /proc | grep . && echo BREACH; exit 0");
}
