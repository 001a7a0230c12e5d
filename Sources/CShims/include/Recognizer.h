#ifndef VERBATIM_RECOGNIZER_H
#define VERBATIM_RECOGNIZER_H

/// Tesseract's library, loaded only when it is asked for: it need not be there.
struct verbatim_recognizer;

/// Opens a recogniser for languages such as `eng+fra`. NULL where the library or a language's data is missing.
struct verbatim_recognizer *verbatim_recognizer_open(const char *languages);

/// The library's version; NULL where it is missing.
const char *verbatim_recognizer_version(void);

/// Reads a picture of 8-bit greys or 32-bit colours. Returns a table of words in tab-separated values, to be given back; NULL
/// where it fails.
char *verbatim_recognizer_read(
    struct verbatim_recognizer *recognizer, const unsigned char *pixels, int width, int height, int bytes_per_pixel,
    int bytes_per_line, int dots_per_inch, int is_dark);

/// Gives a table back.
void verbatim_recognizer_free(struct verbatim_recognizer *recognizer, char *table);

void verbatim_recognizer_close(struct verbatim_recognizer *recognizer);
#endif
