/* Names the sign in a picture:  cc -O3 -march=native main.c -o sign && ./sign picture.ppm
 *
 * The picture is a binary PPM (P6) of BNN_SIZE x BNN_SIZE pixels, as ImageMagick makes it:
 *     convert photo.png -resize '48x48!' picture.ppm
 */
#include <stdio.h>

#include "network.h"

/* The next number of a PPM's head, after white space and comments; -1 if there is none. */
static int number(FILE *file) {
    int c = getc(file), value = 0;
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '#') {
        if (c == '#')
            while (c != '\n' && c != EOF)
                c = getc(file);
        c = getc(file);
    }
    if (c < '0' || c > '9')
        return -1;
    for (; c >= '0' && c <= '9'; c = getc(file)) {
        value = 10 * value + (c - '0');
        if (value > 65535)
            return -1;
    }
    return value;
}

int main(int count, char **arguments) {
    static uint8_t rgb[BNN_SIZE * BNN_SIZE * 3];
    int width, height, highest, sign;
    FILE *file;
    if (count != 2) {
        fprintf(stderr, "error: give one picture, as in: %s picture.ppm\n", count ? arguments[0] : "sign");
        return 2;
    }
    file = fopen(arguments[1], "rb");
    if (!file) {
        fprintf(stderr, "error: %s: cannot be opened\n", arguments[1]);
        return 2;
    }
    if (getc(file) != 'P' || getc(file) != '6') {
        fprintf(stderr, "error: %s: not a binary PPM (P6)\n", arguments[1]);
        fclose(file);
        return 2;
    }
    width = number(file);
    height = number(file);
    highest = number(file);
    if (width != BNN_SIZE || height != BNN_SIZE || highest != 255) {
        fprintf(stderr, "error: %s: %d x %d pixels up to %d; scale it to %d x %d, up to 255\n", arguments[1], width,
                height, highest, BNN_SIZE, BNN_SIZE);
        fclose(file);
        return 2;
    }
    if (fread(rgb, 1, sizeof rgb, file) != sizeof rgb) {
        fprintf(stderr, "error: %s: ends too early\n", arguments[1]);
        fclose(file);
        return 2;
    }
    fclose(file);
    sign = bnn_classify(rgb);
    if (printf("%d %s\n", sign, bnn_names[sign]) < 0 || fflush(stdout)) {
        fprintf(stderr, "error: %d %s: could not be written\n", sign, bnn_names[sign]);
        return 1;
    }
    return 0;
}
