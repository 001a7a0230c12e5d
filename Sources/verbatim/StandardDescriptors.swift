import Glibc

/// Descriptors 0, 1 and 2: what a caller has closed is not to be taken by the next file or socket that is opened.
enum StandardDescriptors {
  /// Opens nothing in place of those that are closed, the wrong way round: reading stdin and writing stdout fail as before.
  static func hold() {
    for (descriptor, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest that is free is this one.
      _ = open("/dev/null", mode)
    }
  }
}
