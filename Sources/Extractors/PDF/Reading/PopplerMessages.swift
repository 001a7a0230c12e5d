internal import CPopplerGLib

/// What poppler would print about a damaged file: a library's words are not ours to the user.
enum PopplerMessages {
  static func silence() { _ = once }

  private static let once: Void = {
    g_log_set_default_handler({ _, _, _, _ in }, nil)
  }()
}
