#include <stdio.h>

int main(void) {
    int count, queue[101] = {0};
    scanf("%d", &count);
    for (int i = 0; i < count; i++) {
        scanf("%d", &queue[i]);
    }
    for (int i = count; i > 0; i--) {
        printf("%d ", queue[i]);
    }
    printf("\n");
    return 0;
}
