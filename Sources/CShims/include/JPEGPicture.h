#ifndef VERBATIM_JPEG_PICTURE_H
#define VERBATIM_JPEG_PICTURE_H
#include <stddef.h>

/// Decodes a JPEG file to 8-bit greys, row by row, each side divided by 1, 2, 4 or 8, by Leptonica's library, which Tesseract brings
/// along. NULL where the library is missing or the file is damaged; else to be given to `free`.
unsigned char *verbatim_jpeg_greys(const unsigned char *bytes, size_t count, int divisor, int *width, int *height);
#endif
