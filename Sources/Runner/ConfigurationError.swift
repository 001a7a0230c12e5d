/// What is wrong with a pipeline file or an option: one line to the user, exit code 78.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }

  init(decoding error: DecodingError, at path: String) {
    switch error {
    case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context):
      description = "\(path): \(context.debugDescription)"
    @unknown default: description = "\(path) can't be read"
    }
  }

  static func unknownKey(_ key: String, at path: String, known: [String]) -> ConfigurationError {
    let list = known.isEmpty ? "it takes none" : "known: \(known.joined(separator: ", "))"
    return ConfigurationError("\(path): unknown key “\(key)”; \(list)")
  }

  static func unknownStage(_ name: String, at path: String, known: [String]) -> ConfigurationError {
    ConfigurationError("\(path): unknown stage “\(name)”; known: \(known.joined(separator: ", "))")
  }
}
