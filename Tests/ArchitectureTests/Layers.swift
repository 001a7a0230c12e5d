/// Who may import whom. Imports go one way: down.
enum Layers {
  /// Every target of that ending is an extractor: a new one needs no line here.
  static let extractors = SwiftFile.sources.map(\.target).filter { $0.hasSuffix("Extractor") }

  /// Our targets from the ground up. A target may import those of lower layers.
  static let order: [[String]] = [
    ["Provenance", "JSONText", "CShims"],
    ["DocumentModel"],
    ["Stages"],
    ["Corrections", "Charsets", "FrontMatter", "HTMLContent", "ZipFiles", "XMLText", "WARCFiles"],
    extractors + ["ExternalStages"],
    ["Cleaners", "Structurers", "Sinks", "Runner", "Verification"],
    ["Ingestion", "Exports", "Catalog", "Review"],
    ["Verbatim"],
    ["verbatim", "benchmark"],
  ]

  /// Targets that import concrete stages and the libraries below them: the extractors (libraries only) and the command.
  static let libraries: Set<String> = ["Charsets", "FrontMatter", "HTMLContent", "ZipFiles", "XMLText", "WARCFiles"]
  static let mayImportLibraries = Set(extractors).union(["ExternalStages", "Verbatim", "verbatim"])
  static let stages = Set(extractors).union(["ExternalStages", "Cleaners", "Structurers", "Sinks"])

  /// Modules that come from outside, and the targets that may import each.
  static let outside: [String: Set<String>] = [
    "ArgumentParser": ["verbatim"],
    "CPopplerGLib": ["PDFExtractor"],
    "FlyingFox": ["verbatim"],
    "FlyingSocks": ["verbatim"],
    "CCmarkGFM": ["MarkdownExtractor"],
    "CLibZip": ["ZipFiles"],
    "CZlib": ["Review", "WARCFiles"],
    "Crypto": ["Runner"],
    "SwiftCSV": ["Corrections", "verbatim"],
    "GRDB": ["Ingestion", "Exports", "Catalog"],
  ]

  static let ground: Set<String> = ["Provenance", "JSONText", "DocumentModel"]
  /// All that the ground may import besides itself: not even Foundation.
  static let groundModules: Set<String> = ["Synchronization"]

  static func layer(of target: String) -> Int? {
    order.firstIndex { $0.contains(target) }
  }

  /// What is wrong with an import, and what to do about it; nil where it is allowed.
  static func objection(to module: String, in target: String) -> String? {
    if let allowed = outside[module] {
      return allowed.contains(target)
        ? nil
        : "\(module) is for \(allowed.sorted().joined(separator: ", ")) alone: ask it through a type of that target"
    }
    guard let from = layer(of: target) else {
      return "\(target) is in no layer: add it to Layers.order in Tests/ArchitectureTests"
    }
    guard let to = layer(of: module) else {
      return ground.contains(target) && !groundModules.contains(module)
        ? "\(target) depends on nothing outside, not even \(module): write it over bytes, or move it to a higher target"
        : nil
    }
    if stages.contains(target), stages.contains(module) {
      return "stages never import each other: move what both need down, to Stages or DocumentModel"
    }
    if ["Runner", "Verification", "Ingestion"].contains(target), stages.contains(module) || libraries.contains(module) {
      return "\(target) knows stages only by their protocols: have the command hand \(module) in"
    }
    if libraries.contains(module), !mayImportLibraries.contains(target), from != to || target != module {
      return "\(module) stands below the extractors: only they and the command use it"
    }
    return to < from
      ? nil : "imports go one way, and \(module) does not stand below \(target): move the code down or up"
  }
}
