#include <stdio.h>

int main(void) {
    int count, score;
    double sum = 0;
    scanf("%d", &count);
    if (count == 0) {
        printf("no scores\n");
        return 0;
    }
    for (int i = 0; i < count; i++) {
        scanf("%d", &score);
        sum += score;
    }
    printf("%f\n", sum / count);
    return 0;
}
