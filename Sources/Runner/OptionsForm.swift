import JSONText
import Stages

/// Finds the form of a type of options by watching what it asks its decoder for: the schema says what the code reads.
struct OptionsForm {
  /// The form of an object of options.
  static func form(of type: any Decodable.Type) -> JSONForm {
    if let formed = type as? any FormedOption.Type { return formed.form }
    switch type {
    case is Bool.Type: return .flag
    case is String.Type: return .text()
    case is Int.Type: return .whole(least: 0)
    case is Double.Type: return .number
    case let list as any ListOption.Type: return .list(form(of: list.itemType))
    case let map as any MapOption.Type: return .map(form(of: map.valueType))
    case let word as any (CaseIterable & RawRepresentable).Type: return .word(words(of: word))
    default: return object(type)
    }
  }

  private static func words<T: CaseIterable & RawRepresentable>(of type: T.Type) -> [String] {
    type.allCases.compactMap { $0.rawValue as? String }
  }

  private static func object(_ type: any Decodable.Type) -> JSONForm {
    let log = OptionsLog()
    // What is needed gets a value that means nothing; a type that refuses it has asked for its keys by then.
    _ = try? type.init(from: OptionsProbe(log: log))
    return log.isObject ? .object(log.members) : .any
  }
}

// MARK: Types

/// Types whose parts a form is made of.
private protocol ListOption { static var itemType: any Decodable.Type { get } }
private protocol MapOption { static var valueType: any Decodable.Type { get } }

extension Array: ListOption where Element: Decodable {
  fileprivate static var itemType: any Decodable.Type { Element.self }
}

extension Dictionary: MapOption where Key == String, Value: Decodable {
  fileprivate static var valueType: any Decodable.Type { Value.self }
}
