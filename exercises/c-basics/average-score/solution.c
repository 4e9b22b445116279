#include <stdio.h>

int main(void) {
    int count;
    if (scanf("%d", &count) != 1 || count == 0) {
        printf("no scores\n");
        return 0;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
        int score = 0;
        scanf("%d", &score);
        sum += score;
    }
    printf("%.2f\n", sum / count);
    return 0;
}
