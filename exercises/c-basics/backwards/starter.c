#include <stdio.h>

int main(void) {
    int count;
    int queue[100];
    scanf("%d", &count);
    /* read the numbers into the array, then print it from its end */
    return 0;
}
