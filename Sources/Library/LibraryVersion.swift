/// The version of the library and of the command, which are one: semantic versioning, see CHANGELOG.md.
public enum LibraryVersion {
  /// Such as `1.4.2`; records name it.
  public static let number = "0.1.0"
}
