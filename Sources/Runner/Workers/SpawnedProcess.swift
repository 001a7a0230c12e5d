import CShims
import Foundation
import SystemPackage

/// A process of this program, a socket to it, and a pipe of what it says on stderr. The ends are the receiver's.
struct SpawnedProcess {
  let pid: pid_t
  let socket: Int32
  let errors: Int32

  /// Started by the spawner, or by this thread where there is none: the process dies with the thread that started it.
  ///
  /// - Throws: `Errno` where no process can be started; nothing is left open then.
  init(arguments: [String], by spawner: Spawner?) throws {
    var pair: [Int32] = [0, 0]
    guard verbatim_socketpair(&pair) == 0 else { throw Errno(rawValue: errno) }
    var pipes: [Int32] = [0, 0]
    guard verbatim_error_pipe(&pipes) == 0 else {
      let reason = Errno(rawValue: errno)
      for end in pair { close(end) }
      throw reason
    }
    let (socket, errors) = (pair[1], pipes[1])
    let result =
      spawner?.spawn(arguments, socket: socket, errors: errors)
      ?? Spawner.start(arguments, socket: socket, errors: errors)
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
