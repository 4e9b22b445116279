// ends: exited
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
    int kinds[] = {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET};
    for (int i = 0; i < 4; i++) {
        if (socket(kinds[i], SOCK_DGRAM, 0) >= 0) {
            printf("BREACH %d\n", kinds[i]);
        }
    }
}
