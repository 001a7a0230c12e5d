import CShims
import Foundation
import SystemPackage

/// A process of this program, a socket to it, and a pipe of what it says on stderr. The ends are the receiver's.
struct SpawnedProcess {
  let pid: pid_t
  let socket: Int32
  let errors: Int32

  /// - Throws: `Errno` where no process can be started; nothing is left open then.
  init(arguments: [String], by spawner: Spawner) throws {
    var pair: [Int32] = [0, 0]
    guard verbatim_socketpair(&pair) == 0 else { throw Errno(rawValue: errno) }
    var pipes: [Int32] = [0, 0]
    guard verbatim_error_pipe(&pipes) == 0 else {
      let reason = Errno(rawValue: errno)
      for end in pair { close(end) }
      throw reason
    }
    let result = spawner.spawn(arguments, socket: pair[1], errors: pipes[1])
    close(pair[1])
    close(pipes[1])
    guard result > 0 else {
      close(pair[0])
      close(pipes[0])
      throw Errno(rawValue: -result)
    }
    pid = result
    socket = pair[0]
    errors = pipes[0]
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
