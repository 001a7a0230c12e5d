#define _GNU_SOURCE
#include "Recognizer.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

// The functions of tesseract/capi.h that are used (Tesseract 4 and 5).
struct library {
  void *handle;
  const char *(*version)(void);
  void *(*create)(void);
  int (*init)(void *, const char *, const char *);
  void (*set_mode)(void *, int);
  int (*set_variable)(void *, const char *, const char *);
  void (*set_image)(void *, const unsigned char *, int, int, int, int);
  void (*set_resolution)(void *, int);
  void (*forget)(void *);
  int (*recognize)(void *, void *);
  char *(*table)(void *, int);
  void (*free_text)(const char *);
  void (*end)(void *);
  void (*destroy)(void *);
};

struct verbatim_recognizer {
  void *api;
};

enum { AUTOMATIC_WITHOUT_ORIENTATION = 3, SPARSE_TEXT = 11 };

static struct library loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  // One thread: the time it takes is then that of the limit, and the result the same on any machine.
  setenv("OMP_THREAD_LIMIT", "1", 1);
  static const char *const names[] = {"libtesseract.so.5", "libtesseract.so.4", "libtesseract.so"};
  void *handle = NULL;
  for (int i = 0; i < 3 && !handle; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  struct { const char *name; void **place; } wanted[] = {
      {"TessVersion", (void **)&loaded.version},
      {"TessBaseAPICreate", (void **)&loaded.create},
      {"TessBaseAPIInit3", (void **)&loaded.init},
      {"TessBaseAPISetPageSegMode", (void **)&loaded.set_mode},
      {"TessBaseAPISetVariable", (void **)&loaded.set_variable},
      {"TessBaseAPISetImage", (void **)&loaded.set_image},
      {"TessBaseAPISetSourceResolution", (void **)&loaded.set_resolution},
      {"TessBaseAPIClearAdaptiveClassifier", (void **)&loaded.forget},
      {"TessBaseAPIRecognize", (void **)&loaded.recognize},
      {"TessBaseAPIGetTsvText", (void **)&loaded.table},
      {"TessDeleteText", (void **)&loaded.free_text},
      {"TessBaseAPIEnd", (void **)&loaded.end},
      {"TessBaseAPIDelete", (void **)&loaded.destroy},
  };
  for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    *wanted[i].place = dlsym(handle, wanted[i].name);
    if (!*wanted[i].place) return;
  }
  loaded.handle = handle;
}

/// NULL where it is missing. Several threads may ask first.
static struct library *library(void) {
  pthread_once(&once, load);
  return loaded.handle ? &loaded : NULL;
}

const char *verbatim_recognizer_version(void) {
  struct library *tesseract = library();
  return tesseract ? tesseract->version() : NULL;
}

struct verbatim_recognizer *verbatim_recognizer_open(const char *languages) {
  struct library *tesseract = library();
  if (!tesseract) return NULL;
  struct verbatim_recognizer *recognizer = calloc(1, sizeof *recognizer);
  if (!recognizer) return NULL;
  recognizer->api = tesseract->create();
  if (recognizer->api && tesseract->init(recognizer->api, NULL, languages) == 0) return recognizer;
  if (recognizer->api) tesseract->destroy(recognizer->api);
  free(recognizer);
  return NULL;
}

char *verbatim_recognizer_read(
    struct verbatim_recognizer *recognizer, const unsigned char *pixels, int width, int height, int bytes_per_pixel,
    int bytes_per_line, int dots_per_inch, int kind) {
  struct library *tesseract = library();
  // What a picture gives does not depend on those before.
  tesseract->forget(recognizer->api);
  tesseract->set_mode(recognizer->api, kind & VERBATIM_PICTURE_SCATTERED ? SPARSE_TEXT : AUTOMATIC_WITHOUT_ORIENTATION);
  // What is ink is decided part by part where much is dark, else for the whole (Otsu's method both). Tesseract 4 does not know
  // the variable.
  tesseract->set_variable(recognizer->api, "thresholding_method", kind & VERBATIM_PICTURE_DARK ? "1" : "0");
  // Lines that it is not sure of are read again as white on black, unless it is known that they are not.
  tesseract->set_variable(recognizer->api, "tessedit_do_invert", kind & VERBATIM_PICTURE_LETTERS ? "0" : "1");
  tesseract->set_image(recognizer->api, pixels, width, height, bytes_per_pixel, bytes_per_line);
  tesseract->set_resolution(recognizer->api, dots_per_inch);
  if (tesseract->recognize(recognizer->api, NULL) != 0) return NULL;
  return tesseract->table(recognizer->api, 0);
}

void verbatim_recognizer_free(struct verbatim_recognizer *recognizer, char *table) {
  (void)recognizer;
  if (table) library()->free_text(table);
}

void verbatim_recognizer_close(struct verbatim_recognizer *recognizer) {
  library()->end(recognizer->api);
  library()->destroy(recognizer->api);
  free(recognizer);
}
