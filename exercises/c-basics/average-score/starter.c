#include <stdio.h>

int main(void) {
    int count;
    scanf("%d", &count);
    /* read the scores and add them up */
    return 0;
}
