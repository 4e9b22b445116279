#include <stdio.h>

int main(void) {
    int count, sum = 0;
    scanf("%d", &count);
    if (count == 0) {
        printf("no scores\n");
        return 0;
    }
    for (int i = 0; i < count; i++) {
        int score;
        scanf("%d", &score);
        sum += score;
    }
    double average = sum / count;
    printf("%.2f\n", average);
    return 0;
}
