import Foundation
import Synchronization

/// Notes SIGTERM, SIGINT and SIGHUP, so that a run can end between two commits.
public enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that came; nil where none did.
  public static var signal: Int32? {
    let signal = received.load(ordering: .acquiring)
    return signal == 0 ? nil : signal
  }

  /// To be called before any thread is started. A run that has not ended five seconds after a signal is ended: what is on
  /// the disk is whole at any moment.
  public static func watch() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let waited = signals
    let thread = Thread {
      var signals = waited
      var signal: Int32 = 0
      guard sigwait(&signals, &signal) == 0 else { return }
      received.store(signal, ordering: .releasing)
      usleep(4_500_000)
      _exit(128 + signal)
    }
    thread.stackSize = 1 << 20
    thread.start()
  }
}
