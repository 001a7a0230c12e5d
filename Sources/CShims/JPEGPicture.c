#define _GNU_SOURCE
#include "JPEGPicture.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

// The functions of leptonica/allheaders.h that are used.
struct library {
  void *handle;
  void *(*read)(const unsigned char *, size_t, int32_t, int32_t, int32_t *, int32_t);
  void *(*to_greys)(void *, int32_t);
  int32_t (*width)(void *);
  int32_t (*height)(void *);
  int32_t (*depth)(void *);
  int32_t (*words_per_line)(void *);
  uint32_t *(*data)(void *);
  void (*destroy)(void **);
  int32_t (*set_severity)(int32_t);
};

enum { LUMINANCE_ONLY = 1, SILENT = 6 };

static struct library loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  static const char *const names[] = {"liblept.so.5", "libleptonica.so.6", "libleptonica.so"};
  void *handle = NULL;
  for (int i = 0; i < 3 && !handle; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  struct { const char *name; void **place; } wanted[] = {
      {"pixReadMemJpeg", (void **)&loaded.read},  {"pixConvertTo8", (void **)&loaded.to_greys},
      {"pixGetWidth", (void **)&loaded.width},    {"pixGetHeight", (void **)&loaded.height},
      {"pixGetDepth", (void **)&loaded.depth},    {"pixGetWpl", (void **)&loaded.words_per_line},
      {"pixGetData", (void **)&loaded.data},      {"pixDestroy", (void **)&loaded.destroy},
      {"setMsgSeverity", (void **)&loaded.set_severity},
  };
  for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    *wanted[i].place = dlsym(handle, wanted[i].name);
    if (!*wanted[i].place) return;
  }
  loaded.set_severity(SILENT);
  loaded.handle = handle;
}

/// NULL where it is missing. Several threads may ask first.
static struct library *library(void) {
  pthread_once(&once, load);
  return loaded.handle ? &loaded : NULL;
}

/// Leptonica keeps pixels in words, the first in the highest byte.
static unsigned char *copied(struct library *leptonica, void *picture, int *width, int *height) {
  *width = leptonica->width(picture);
  *height = leptonica->height(picture);
  if (*width <= 0 || *height <= 0) return NULL;
  unsigned char *greys = malloc((size_t)*width * (size_t)*height);
  if (!greys) return NULL;
  size_t words = (size_t)leptonica->words_per_line(picture);
  for (int y = 0; y < *height; y++) {
    const uint32_t *row = leptonica->data(picture) + (size_t)y * words;
    unsigned char *out = greys + (size_t)y * (size_t)*width;
    for (int x = 0; x < *width; x++) out[x] = (unsigned char)(row[x >> 2] >> (24 - 8 * (x & 3)));
  }
  return greys;
}

unsigned char *verbatim_jpeg_greys(const unsigned char *bytes, size_t count, int divisor, int *width, int *height) {
  struct library *leptonica = library();
  if (!leptonica) return NULL;
  void *picture = leptonica->read(bytes, count, 0, divisor, NULL, LUMINANCE_ONLY);
  if (picture && leptonica->depth(picture) != 8) {
    void *greys = leptonica->to_greys(picture, 0);
    leptonica->destroy(&picture);
    picture = greys;
  }
  if (!picture) return NULL;
  unsigned char *result = copied(leptonica, picture, width, height);
  leptonica->destroy(&picture);
  return result;
}
