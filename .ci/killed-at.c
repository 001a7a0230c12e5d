// Kills a process at its n-th call that changes the disk: for .ci/torture.
//   KILLED_AT=17 KILLED_WHEN=before|after KILLED_LOG=FILE LD_PRELOAD=…/killed-at.so verbatim ingest …
// The log has the name of each call. Calls of the first process alone count, those of all its threads together.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static long last;
static int is_after, log_file = -1;
static pid_t first;

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("KILLED_AT"), *when = getenv("KILLED_WHEN"), *name = getenv("KILLED_LOG");
  if (!at || !when || !name) return;
  last = atol(at);
  is_after = strcmp(when, "after") == 0;
  log_file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  first = getpid();
  // Workers are started with what is left of the environment.
  unsetenv("KILLED_AT");
}

static void end(void) {
  kill(first, SIGKILL);
  while (1) pause();
}

// The number of the call; 0 in other processes.
static long enter(const char *name) {
  if (!first || getpid() != first) return 0;
  long number = atomic_fetch_add(&calls, 1) + 1;
  char line[32];
  int length = snprintf(line, sizeof line, "%s\n", name);
  syscall(SYS_write, log_file, line, length);
  if (number == last && !is_after) end();
  return number;
}

static void leave(long number) {
  if (number && number == last && is_after) end();
}

#define CALL(result, name, declared, passed)                             \
  result name declared {                                                 \
    static result(*real) declared;                                       \
    if (!real) real = (result(*) declared)dlsym(RTLD_NEXT, #name);       \
    long number = enter(#name);                                          \
    result value = real passed;                                          \
    leave(number);                                                       \
    return value;                                                        \
  }

CALL(ssize_t, write, (int f, const void *b, size_t n), (f, b, n))
CALL(ssize_t, writev, (int f, const struct iovec *v, int n), (f, v, n))
CALL(ssize_t, pwrite, (int f, const void *b, size_t n, off_t o), (f, b, n, o))
CALL(ssize_t, pwrite64, (int f, const void *b, size_t n, off64_t o), (f, b, n, o))
CALL(int, fsync, (int f), (f))
CALL(int, fdatasync, (int f), (f))
CALL(int, ftruncate, (int f, off_t n), (f, n))
CALL(int, ftruncate64, (int f, off64_t n), (f, n))
CALL(int, rename, (const char *a, const char *b), (a, b))
CALL(int, renameat, (int f, const char *a, int g, const char *b), (f, a, g, b))
CALL(int, renameat2, (int f, const char *a, int g, const char *b, unsigned x), (f, a, g, b, x))
CALL(int, unlink, (const char *p), (p))
CALL(int, unlinkat, (int f, const char *p, int x), (f, p, x))
CALL(int, mkdir, (const char *p, mode_t m), (p, m))
CALL(int, rmdir, (const char *p), (p))

// Only where it may make a file.
#define OPEN(name)                                                                         \
  int name(const char *path, int flags, ...) {                                             \
    static int (*real)(const char *, int, ...);                                            \
    if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name);            \
    va_list rest;                                                                          \
    va_start(rest, flags);                                                                 \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                              \
    va_end(rest);                                                                          \
    long number = flags & (O_CREAT | O_TRUNC) ? enter(#name) : 0;                          \
    int value = real(path, flags, mode);                                                   \
    leave(number);                                                                         \
    return value;                                                                          \
  }
OPEN(open)
OPEN(open64)
