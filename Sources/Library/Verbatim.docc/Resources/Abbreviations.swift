import Verbatim

/// Writes abbreviations out.
struct Abbreviations: Cleaner {
  static let name: StageName = "abbreviations"
  static let version = 1
  static let summary = "abbreviations written out"
  static let rules = [
    RuleEntry(.abbreviation, .spelling { writtenOut[$0] }, "An abbreviation is written out.")
  ]

  private static let writtenOut: [[UInt8]: [UInt8]] = [
    Array("NGO".utf8): Array("non-governmental organization".utf8),
    Array("MoH".utf8): Array("Ministry of Health".utf8),
    Array("approx.".utf8): Array("approximately".utf8),
  ]

  init(options: NoOptions) throws {}

  func clean(_ document: Document) throws -> Document {
    var document = document
    document.blocks = document.blocks.map { block in block.mapInlines(writeOut) }
    return document
  }

  private func writeOut(_ line: Inline) -> Inline {
    let text = line.text.utf8
    let found = Abbreviations.words(in: text).compactMap { word in
      Abbreviations.writtenOut[Array(text[word])].map { (word, $0) }
    }
    guard !found.isEmpty else { return line }
    var line = line
    line.rewrite { writer in
      for (word, long) in found {
        writer.keep(to: word.lowerBound)
        writer.respell(to: word.upperBound, as: long, by: .abbreviation)
      }
    }
    return line
  }

  /// Runs of letters, each with the full stop after it where that makes it an abbreviation.
  private static func words(in text: [UInt8]) -> [Range<Int>] {
    text.indices.split { !isLetter(text[$0]) }.map { word in
      let end = word.endIndex
      let isShort = end < text.count && writtenOut[Array(text[word.startIndex...end])] != nil
      return word.startIndex..<(isShort ? end + 1 : end)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
}

extension Rule {
  static let abbreviation = Rule("clean.abbreviation")
}
