#ifndef VERBATIM_RECOGNIZER_H
#define VERBATIM_RECOGNIZER_H

/// Tesseract's library, loaded only when it is asked for: it need not be there.
struct verbatim_recognizer;

/// Opens a recogniser for languages such as `eng+fra`. NULL where the library or a language's data is missing.
struct verbatim_recognizer *verbatim_recognizer_open(const char *languages);

/// The library's version; NULL where it is missing.
const char *verbatim_recognizer_version(void);

/// What is known of a picture before it is read.
enum verbatim_picture {
  VERBATIM_PICTURE_PLAIN = 0,
  /// Much of it is dark.
  VERBATIM_PICTURE_DARK = 1,
  /// Its words may stand anywhere, as those of a chart do, and not in lines of a text.
  VERBATIM_PICTURE_SCATTERED = 2,
  /// It has nothing but letters, dark on white.
  VERBATIM_PICTURE_LETTERS = 4,
};

/// Reads a picture of 8-bit greys or 32-bit colours; `kind` is of `enum verbatim_picture`. Returns a table of words in tab-separated values, to be given back; NULL
/// where it fails.
char *verbatim_recognizer_read(
    struct verbatim_recognizer *recognizer, const unsigned char *pixels, int width, int height, int bytes_per_pixel,
    int bytes_per_line, int dots_per_inch, int kind);

/// Gives a table back.
void verbatim_recognizer_free(struct verbatim_recognizer *recognizer, char *table);

void verbatim_recognizer_close(struct verbatim_recognizer *recognizer);
#endif
