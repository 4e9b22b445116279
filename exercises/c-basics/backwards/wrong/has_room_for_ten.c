#include <stdio.h>

int main(void) {
    int count, queue[10];
    scanf("%d", &count);
    if (count > 10) {
        count = 10;
    }
    for (int i = 0; i < count; i++) {
        scanf("%d", &queue[i]);
    }
    for (int i = count - 1; i >= 0; i--) {
        printf("%d ", queue[i]);
    }
    printf("\n");
    return 0;
}
