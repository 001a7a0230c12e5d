#ifndef VERBATIM_WORKER_PROCESS_H
#define VERBATIM_WORKER_PROCESS_H
#include <stddef.h>
#include <sys/types.h>

/// Starts `path` with `argv`. The child has `socket` as descriptors 0 and 1, `errors` as 2, a stack of up to `stack` bytes
/// for its first thread, and dies when the calling thread ends. Returns the process id, or -1 and errno.
pid_t verbatim_spawn(const char *path, char *const argv[], int socket, int errors, size_t stack);

/// As `verbatim_spawn`, but the child is a copy of this process: returns 0 in it. Refused with EBUSY where this process has more
/// than one thread.
pid_t verbatim_copy(int socket, int errors, size_t stack);

/// Sends bytes over a socket, with `count` descriptors (at most 4) beside the first byte. Returns 0, or -1 and errno.
/// A peer that is gone gives EPIPE, never a signal; one that takes nothing for `milliseconds` gives ETIMEDOUT (below zero: is
/// waited for).
int verbatim_send(int socket, const void *bytes, size_t length, const int *descriptors, int count, long milliseconds);

/// In a worker: gives the socket that came as descriptors 0 and 1 a number of its own, so that what a library prints can't
/// be taken for an answer: 0 is then empty, 1 is stderr. Returns the descriptor, or -1 and errno.
int verbatim_take_channel(void);

/// Gives stdout a number of its own, so that what a library prints can't be taken for an answer: 1 is then stderr. Returns the
/// descriptor, or -1 and errno.
int verbatim_take_output(void);

/// As waitpid with WNOHANG; the largest resident size of the process, in bytes, where it has ended.
pid_t verbatim_reap(pid_t process, int *status, size_t *memory);

/// Receives bytes and at most 4 descriptors. `*count` is how many came. Returns the number of bytes, 0 at the end, -1 and errno.
ssize_t verbatim_receive(int socket, void *bytes, size_t length, int *descriptors, int *count);

/// A pair of connected stream sockets, closed on exec. Returns 0, or -1 and errno.
int verbatim_socketpair(int pair[2]);

/// A pipe for what a worker says on stderr: read end, write end; neither waits. Returns 0, or -1 and errno.
int verbatim_error_pipe(int ends[2]);
#endif
