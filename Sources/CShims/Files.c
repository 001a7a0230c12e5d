#define _GNU_SOURCE
#include "Files.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void verbatim_begin_writeback(int file) { sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }

static const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

/// The way down a name at a time, for kernels and sandboxes without openat2.
static int walk(int folder, const char *path) {
  int at = dup(folder);
  while (at >= 0) {
    while (*path == '/') path++;
    size_t length = strcspn(path, "/");
    char name[256];
    if (length == 0 || length >= sizeof name || (length == 2 && path[0] == '.' && path[1] == '.')) {
      close(at);
      errno = length >= sizeof name ? ENAMETOOLONG : EXDEV;
      return -1;
    }
    memcpy(name, path, length);
    name[length] = 0;
    path += length;
    int is_last = path[strspn(path, "/")] == 0;
    int next = openat(at, name, is_last ? flags | O_NOFOLLOW : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int reason = errno;
    close(at);
    errno = reason;
    if (is_last || next < 0) return next;
    at = next;
  }
  return -1;
}

static int open_below(const char *root, const char *path) {
  int folder = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  struct open_how how = {.flags = flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
  int file = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
  if (file < 0 && (errno == ENOSYS || errno == EPERM)) file = walk(folder, path);
  int reason = errno;
  close(folder);
  errno = reason;
  return file;
}

int verbatim_open_file(const char *root, const char *path) {
  int file = root ? open_below(root, path) : open(path, flags);
  if (file < 0) return -1;
  struct stat info;
  int reason = fstat(file, &info) != 0 ? errno : S_ISDIR(info.st_mode) ? EISDIR : S_ISREG(info.st_mode) ? 0 : EINVAL;
  if (reason == 0) return file;
  close(file);
  errno = reason;
  return -1;
}
