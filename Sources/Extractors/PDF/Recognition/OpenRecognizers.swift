internal import CShims
internal import Glibc
internal import Synchronization

/// Recognisers that are open and not in use: opening one takes as long as reading a small picture.
enum OpenRecognizers {
  /// One that nobody else has.
  private struct Idle: @unchecked Sendable {
    let languages: String
    let recognizer: OpaquePointer
  }

  private static let limit = 4
  private static let idle = Mutex<[Idle]>([])

  /// Closes those that nobody uses when the process ends: Tesseract complains of what is left open.
  private static let closesAtEnd: Bool = atexit { OpenRecognizers.closeIdle() } == 0

  private static func closeIdle() {
    let open = idle.withLock { idle in
      defer { idle.removeAll() }
      return idle
    }
    for one in open { verbatim_recognizer_close(one.recognizer) }
  }

  /// Nil where the library or a language's data is missing.
  static func take(_ languages: String) -> OpaquePointer? {
    let known = idle.withLock { idle in
      idle.firstIndex { $0.languages == languages }.map { idle.remove(at: $0) }
    }
    return known?.recognizer ?? verbatim_recognizer_open(languages)
  }

  static func give(back recognizer: OpaquePointer, _ languages: String) {
    _ = closesAtEnd
    let own = Idle(languages: languages, recognizer: recognizer)
    let surplus = idle.withLock { idle in
      idle.append(own)
      return idle.count > limit ? idle.removeFirst() : nil
    }
    if let surplus { verbatim_recognizer_close(surplus.recognizer) }
  }
}
