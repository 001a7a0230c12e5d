#define _GNU_SOURCE
#include "WorkerProcess.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// Makes a child a worker; only calls that are safe after fork in a process with threads.
static void become_worker(pid_t parent, int socket, int errors, size_t stack) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGINT, SIG_IGN);
  // A service manager sends SIGTERM to all: the parent ends the run, and a worker ends with it.
  signal(SIGTERM, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (dup2(socket, 0) < 0 || dup2(socket, 1) < 0 || dup2(errors, 2) < 0) _exit(127);
  // Nothing that this process happened to inherit is a worker's business.
  syscall(SYS_close_range, 3U, ~0U, 0U);
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) == 0) {
    if (limit.rlim_max == RLIM_INFINITY || stack <= limit.rlim_max) limit.rlim_cur = stack;
    setrlimit(RLIMIT_STACK, &limit);
  }
  struct rlimit none_left = {0, 0};
  setrlimit(RLIMIT_CORE, &none_left);
}

pid_t verbatim_spawn(const char *path, char *const argv[], int socket, int errors, size_t stack) {
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) return child;
  become_worker(parent, socket, errors, stack);
  execv(path, argv);
  _exit(127);
}

pid_t verbatim_copy(int socket, int errors, size_t stack) {
  struct stat threads;
  // A folder for each thread, and two links more. A lock that another thread holds is held in a copy for ever.
  if (stat("/proc/self/task", &threads) != 0 || threads.st_nlink != 3) {
    errno = EBUSY;
    return -1;
  }
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) return child;
  become_worker(parent, socket, errors, stack);
  prctl(PR_SET_NAME, "verbatim-worker");
  return 0;
}

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/// Waits until the socket takes more; 0 where it does not before `until`.
static int wait_for_room(int socket, long long until) {
  struct pollfd state = {socket, POLLOUT, 0};
  while (1) {
    long long left = until - now();
    if (left <= 0) {
      errno = ETIMEDOUT;
      return 0;
    }
    int ready = poll(&state, 1, left > 60000 ? 60000 : (int)left);
    if (ready > 0) return 1;
    if (ready < 0 && errno != EINTR) return 0;
  }
}

int verbatim_send(int socket, const void *bytes, size_t length, const int *descriptors, int count, long milliseconds) {
  long long until = now() + milliseconds;
  char control[CMSG_SPACE(4 * sizeof(int))];
  size_t sent = 0;
  while (sent < length || (sent == 0 && length == 0)) {
    struct iovec part = {(char *)bytes + sent, length - sent};
    struct msghdr message = {0};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (sent == 0 && count > 0 && count <= 4) {
      memset(control, 0, sizeof control);
      message.msg_control = control;
      message.msg_controllen = CMSG_SPACE(count * sizeof(int));
      struct cmsghdr *header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(count * sizeof(int));
      memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
    }
    ssize_t n = sendmsg(socket, &message, MSG_NOSIGNAL | (milliseconds < 0 ? 0 : MSG_DONTWAIT));
    if (n < 0) {
      if (errno == EINTR) continue;
      if (milliseconds >= 0 && (errno == EAGAIN || errno == EWOULDBLOCK) && wait_for_room(socket, until)) continue;
      return -1;
    }
    sent += (size_t)n;
    if (length == 0) break;
  }
  return 0;
}

ssize_t verbatim_receive(int socket, void *bytes, size_t length, int *descriptors, int *count) {
  char control[CMSG_SPACE(4 * sizeof(int))];
  struct iovec part = {bytes, length};
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  *count = 0;
  ssize_t n;
  do n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n < 0) return n;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    int arrived = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    for (int i = 0; i < arrived && *count < 4; i++) memcpy(&descriptors[(*count)++], CMSG_DATA(header) + i * sizeof(int), sizeof(int));
  }
  return n;
}

int verbatim_socketpair(int pair[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair); }

int verbatim_error_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  // Neither side ever waits: what does not fit is lost.
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  return 0;
}

int verbatim_take_channel(void) {
  int channel = fcntl(0, F_DUPFD_CLOEXEC, 3);
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (channel < 0 || nothing < 0 || dup2(nothing, 0) < 0 || dup2(2, 1) < 0) return -1;
  close(nothing);
  return channel;
}

int verbatim_take_output(void) {
  int output = fcntl(1, F_DUPFD_CLOEXEC, 3);
  if (output < 0) return -1;
  if (dup2(2, 1) >= 0) return output;
  // No stderr: what is printed goes nowhere.
  int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing < 0 || dup2(nothing, 1) < 0) return -1;
  if (nothing != 1) close(nothing);
  return output;
}

pid_t verbatim_reap(pid_t process, int *status, size_t *memory) {
  struct rusage used;
  pid_t done = wait4(process, status, WNOHANG, &used);
  if (done == process) *memory = (size_t)used.ru_maxrss * 1024;
  return done;
}
