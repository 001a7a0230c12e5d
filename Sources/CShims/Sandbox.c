#define _GNU_SOURCE
#include "Sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int landlock(const char *const readable[], int runs) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  struct landlock_ruleset_attr rules = {0};
  rules.handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
                            LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                            LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                            LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                            LANDLOCK_ACCESS_FS_MAKE_SYM;
  int set = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (set < 0) return 0;
  for (int i = 0; readable[i]; i++) {
    int folder = open(readable[i], O_PATH | O_CLOEXEC);
    if (folder < 0) continue;
    struct stat status;
    struct landlock_path_beneath_attr below = {0};
    below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (runs) below.allowed_access |= LANDLOCK_ACCESS_FS_EXECUTE;
    // What is said of a folder alone makes the kernel refuse a rule about a file.
    if (fstat(folder, &status) == 0 && S_ISDIR(status.st_mode)) below.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    if (runs && strcmp(readable[i], "/dev/null") == 0)
      below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
    below.parent_fd = folder;
    syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    close(folder);
  }
  int done = (int)syscall(SYS_landlock_restrict_self, set, 0);
  close(set);
  return done == 0;
}

/// What programs of their own are for: `runs` leaves them.
static int is_running(int call) {
  return call == SCMP_SYS(execve) || call == SCMP_SYS(execveat) || call == SCMP_SYS(fork) || call == SCMP_SYS(vfork) ||
         call == SCMP_SYS(kill) || call == SCMP_SYS(tkill);
}

static int filter(int runs) {
  scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
  if (!context) return 0;
  static const int refused[] = {
      SCMP_SYS(socket),     SCMP_SYS(socketpair),  SCMP_SYS(connect),      SCMP_SYS(bind),        SCMP_SYS(listen),
      SCMP_SYS(accept),     SCMP_SYS(accept4),     SCMP_SYS(execve),       SCMP_SYS(execveat),    SCMP_SYS(fork),
      SCMP_SYS(vfork),      SCMP_SYS(ptrace),      SCMP_SYS(mount),        SCMP_SYS(umount2),     SCMP_SYS(unshare),
      SCMP_SYS(setns),      SCMP_SYS(chroot),      SCMP_SYS(pivot_root),   SCMP_SYS(bpf),         SCMP_SYS(keyctl),
      SCMP_SYS(add_key),    SCMP_SYS(request_key), SCMP_SYS(kexec_load),   SCMP_SYS(init_module), SCMP_SYS(finit_module),
      SCMP_SYS(io_uring_setup), SCMP_SYS(perf_event_open), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
      SCMP_SYS(kill),       SCMP_SYS(tkill),       SCMP_SYS(userfaultfd),  SCMP_SYS(ioperm),      SCMP_SYS(iopl)};
  int ok = 1;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    if (!(runs && is_running(refused[i])) && seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), refused[i], 0) < 0) ok = 0;
  // Every thread that a library may already have started.
  seccomp_attr_set(context, SCMP_FLTATR_CTL_TSYNC, 1);
  if (ok && seccomp_load(context) < 0) ok = 0;
  seccomp_release(context);
  return ok;
}

int verbatim_sandbox(const char *const readable[], int runs) {
  int done = 0;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) done |= VERBATIM_NO_NEW_PRIVILEGES;
  else return done;
  if (landlock(readable, runs)) done |= VERBATIM_LANDLOCK;
  if (filter(runs)) done |= VERBATIM_SECCOMP;
  return done;
}

int verbatim_limit_memory(size_t bytes) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0) return -1;
  if (limit.rlim_max != RLIM_INFINITY && bytes > limit.rlim_max) bytes = limit.rlim_max;
  limit.rlim_cur = limit.rlim_max = bytes;
  return setrlimit(RLIMIT_AS, &limit);
}

int verbatim_limit_cpu(unsigned long seconds) {
  static rlim_t in_force;
  struct rusage used;
  struct rlimit limit;
  if (getrusage(RUSAGE_SELF, &used) != 0) return -1;
  // The kernel counts whole seconds: round what is used up, so that the limit is never shorter than said.
  unsigned long spent = (unsigned long)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 2;
  rlim_t until = spent + seconds;
  // Small documents are many to a second.
  if (until == in_force) return 0;
  if (getrlimit(RLIMIT_CPU, &limit) != 0) return -1;
  in_force = until;
  if (limit.rlim_max != RLIM_INFINITY && until > limit.rlim_max) until = limit.rlim_max;
  limit.rlim_cur = until;
  return setrlimit(RLIMIT_CPU, &limit);
}

long verbatim_cpu_of(int process) {
  clockid_t clock;
  struct timespec used;
  if (process <= 0 || clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return -1;
  return used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

long verbatim_limit_cpu_of(int process, long milliseconds) {
  long used = verbatim_cpu_of(process);
  struct rlimit limit;
  if (used < 0 || prlimit(process, RLIMIT_CPU, NULL, &limit) != 0) return used;
  // Whole seconds, rounded up: who looks sees it first, and this ends what nobody looks at.
  rlim_t until = (rlim_t)((used + milliseconds) / 1000 + 2);
  if (limit.rlim_max != RLIM_INFINITY && until > limit.rlim_max) until = limit.rlim_max;
  limit.rlim_cur = until;
  prlimit(process, RLIMIT_CPU, &limit, NULL);
  return used;
}

size_t verbatim_peak_memory(void) {
  struct rusage used;
  if (getrusage(RUSAGE_SELF, &used) != 0) return 0;
  return (size_t)used.ru_maxrss * 1024;
}
