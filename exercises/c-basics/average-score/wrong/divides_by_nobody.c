#include <stdio.h>

int main(void) {
    int count, score;
    double sum = 0;
    scanf("%d", &count);
    for (int i = 0; i < count; i++) {
        scanf("%d", &score);
        sum += score;
    }
    printf("%.2f\n", sum / count);
    return 0;
}
