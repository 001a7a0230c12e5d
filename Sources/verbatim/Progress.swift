import Runner
import Synchronization

/// A progress bar on a terminal; nothing in a pipe.
final class Progress: Sendable {
  private let total: Int
  private let isShown: Bool
  private let done = Mutex(0)

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && Terminal.errorIsTerminal && total > 1
  }

  func advance(_ key: String) {
    guard isShown else { return }
    let count = done.withLock { count in
      count += 1
      return count
    }
    let width = 24
    let filled = width * count / max(total, 1)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let line = "\r\u{1B}[K\(bar) \(count)/\(total) \(Shown.text(String(key.suffix(48))))"
    Terminal.write(Array(line.utf8), to: 2)
  }

  func clear() {
    guard isShown else { return }
    Terminal.write(Array("\r\u{1B}[K".utf8), to: 2)
  }
}
