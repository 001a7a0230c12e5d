#ifndef VERBATIM_SANDBOX_H
#define VERBATIM_SANDBOX_H
#include <stddef.h>

/// What `verbatim_sandbox` put in place.
enum {
  VERBATIM_NO_NEW_PRIVILEGES = 1,
  VERBATIM_LANDLOCK = 2,
  VERBATIM_SECCOMP = 4,
};

/// Takes away from this thread and all it starts: new privileges; the file system but for reading below `readable` (a list
/// that ends with NULL); new sockets, programs and processes (where `runs`, what is readable may also be run). Returns the bits
/// of what this kernel let it put in place.
int verbatim_sandbox(const char *const readable[], int runs);

/// Limits this process's address space to `bytes`. Returns 0, or -1 and errno.
int verbatim_limit_memory(size_t bytes);

/// Lets this process use `seconds` of processor time from now on, within the hard limit it has; then SIGXCPU ends it.
int verbatim_limit_cpu(unsigned long seconds);

/// Milliseconds of processor time that another process has used, without its children; -1 where that is not known.
long verbatim_cpu_of(int process);

/// Lets another process of this user use that much more processor time; a second or two beyond it, SIGXCPU ends it. What it has
/// used so far, as `verbatim_cpu_of`.
long verbatim_limit_cpu_of(int process, long milliseconds);

/// The largest resident size so far, in bytes.
size_t verbatim_peak_memory(void);
#endif
