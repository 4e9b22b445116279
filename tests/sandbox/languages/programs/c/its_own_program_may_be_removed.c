// ends: exited
#include <stdio.h>
#include <unistd.h>

int main(void) {
    unlink(".built/main");
    unlink("main.c");
    FILE *file = fopen("left", "w");
    fputs("left", file);
    fclose(file);
}
