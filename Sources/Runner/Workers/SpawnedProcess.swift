import CShims
import Foundation
import SystemPackage

/// A process of this program, a socket to it, and a pipe of what it says on stderr. The ends are the receiver's.
struct SpawnedProcess {
  let pid: pid_t
  let socket: Int32
  let errors: Int32

  /// This program, started anew.
  ///
  /// - Throws: `Errno` where no process can be started; nothing is left open then.
  init(arguments: [String], by spawner: Spawner) throws {
    try self.init { spawner.spawn(arguments, socket: $0, errors: $1) }
  }

  /// A copy of this process, which calls `serve` and ends.
  ///
  /// - Throws: `Errno`, also where this process has other threads.
  init(copying serve: () -> Void) throws {
    try self.init { socket, errors in
      let pid = verbatim_copy(socket, errors, WorkerProcess.stackSize)
      guard pid == 0 else { return pid < 0 ? -errno : pid }
      serve()
      // Not by way of what the command that it is a copy of does at its end.
      _exit(0)
    }
  }

  /// `start` is given the ends of the process, and says its id, or a negative errno.
  private init(_ start: (_ socket: Int32, _ errors: Int32) -> pid_t) throws {
    var pair: [Int32] = [0, 0]
    guard verbatim_socketpair(&pair) == 0 else { throw Errno(rawValue: errno) }
    var pipes: [Int32] = [0, 0]
    guard verbatim_error_pipe(&pipes) == 0 else {
      let reason = Errno(rawValue: errno)
      for end in pair { close(end) }
      throw reason
    }
    let result = start(pair[1], pipes[1])
    close(pair[1])
    close(pipes[1])
    guard result > 0 else {
      close(pair[0])
      close(pipes[0])
      throw Errno(rawValue: -result)
    }
    pid = result
    self.socket = pair[0]
    self.errors = pipes[0]
  }

  /// Ends a process that was asked nothing, and waits until it is gone.
  func end() {
    close(socket)
    close(errors)
    kill(pid, SIGKILL)
    var status: Int32 = 0
    var memory = 0
    while verbatim_reap(pid, &status, &memory) == 0 { usleep(500) }
  }
}
