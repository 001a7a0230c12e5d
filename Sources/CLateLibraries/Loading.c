#define _GNU_SOURCE
#include "LateLibraries.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// By the numbers of Functions.S; the same interface under the names that it has had.
static const char *const names[][3] = {{"libpoppler-glib.so.8"}, {"libzip.so.5", "libzip.so.4"}, {"libcurl.so.4"}};

// What to install, as Debian calls it.
static const char *const packages[] = {"libpoppler-glib8", "libzip4", "libcurl4"};

enum { NOT_FOUND = 127 };

static _Thread_local char problem[512];

const char *verbatim_late_problem(void) { return problem; }

static const char *no_version(void) { return "missing"; }

static _Noreturn void fail(const char *reason) {
  fprintf(stderr, "verbatim: error while loading shared libraries: %s\n", reason);
  _exit(NOT_FOUND);
}

void *verbatim_late_function(long library, const char *name, void **slot) {
  void *handle = NULL;
  char *reason = NULL;
  // The loader counts how often, and locks: any thread may come first.
  for (int i = 0; i < 3 && !handle && names[library][i]; i++) {
    handle = dlopen(names[library][i], RTLD_LAZY | RTLD_LOCAL);
    // The first name is the newest: the one to install.
    if (!handle && !reason) {
      const char *words = dlerror();
      reason = words ? strdup(words) : NULL;
    }
  }
  void *address = handle ? dlsym(handle, name) : NULL;
  // Who asks for a version wants to know what there is, and has no use for the library itself.
  if (!address && strstr(name, "_version")) {
    snprintf(problem, sizeof problem, "%s; install %s, Debian's %s", !handle && reason ? reason : name,
             names[library][0], packages[library]);
    free(reason);
    return (void *)no_version;
  }
  if (!address) fail(!handle && reason ? reason : name);
  free(reason);
  __atomic_store_n(slot, address, __ATOMIC_RELEASE);
  return address;
}
