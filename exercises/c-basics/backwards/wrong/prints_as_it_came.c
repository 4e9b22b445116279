#include <stdio.h>

int main(void) {
    int count, number;
    scanf("%d", &count);
    for (int i = 0; i < count; i++) {
        scanf("%d", &number);
        printf("%d ", number);
    }
    printf("\n");
    return 0;
}
