import Provenance

/// Short lines about a text, or about its pictures, that are known by what they hold.
enum MainContentNotes {
  /// A place in a row of pictures: “1 of 6”, “2/4”.
  static func isPlaceInRow(_ text: TracedText) -> Bool {
    guard (3...12).contains(text.count) else { return false }
    let pieces = text.utf8.split { !(0x30...0x39).contains($0) }
    guard pieces.count == 2, pieces.allSatisfy({ $0.count <= 3 }), pieces[0].startIndex == 0,
      pieces[1].endIndex == text.count
    else { return false }
    let between = text[pieces[0].endIndex..<pieces[1].startIndex].trimmed().string
    return ["of", "/", "von", "de", "sur", "van"].contains(between)
  }

  /// What a script was to fill in, and nothing else: `{{ price }}`.
  static func isPlaceholder(_ text: TracedText) -> Bool {
    guard (4...200).contains(text.count), text.utf8.starts(with: [0x7B, 0x7B]),
      text.utf8.suffix(2).elementsEqual([0x7D, 0x7D])
    else { return false }
    return !text.utf8.dropFirst(2).dropLast(2).contains { $0 == 0x7B || $0 == 0x7D }
  }

  /// The sign that a press release ends with: “###”, “-30-”, “– ENDS –”.
  static func isEndSign(_ text: TracedText) -> Bool {
    guard (3...24).contains(text.count) else { return false }
    let inner = text.string.filter { !" -–—*\u{A0}".contains($0) }
    if inner.count >= 3, inner.allSatisfy({ $0 == "#" }) { return true }
    return inner.count + 2 <= text.string.count && ["30", "ENDS", "END", "ENDE", "FIN", "FIM", "FINE"].contains(inner)
  }

  /// How many answers follow: “11 Answers”, “1,204 comments”. Studies have responses as well.
  static func isCount(_ text: TracedText, onForum: Bool) -> Bool {
    guard (5...30).contains(text.count), let first = text.utf8.first, (0x30...0x39).contains(first) else {
      return false
    }
    let words = text.string.lowercased().split { $0 == " " || $0 == "\u{A0}" }
    return words.count == 2 && words[0].utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }
      && (counted.contains(String(words[1])) || onForum && countedOnForums.contains(String(words[1])))
  }

  private static let counted: Set<String> = [
    "answer", "answers", "reply", "replies", "comment", "comments", "kommentare", "commentaires", "comentarios",
    "comentários", "commenti",
  ]
  private static let countedOnForums: Set<String> = [
    "response", "responses", "antworten", "réponses", "respuestas", "respostas", "risposte",
  ]

  /// What a discussion asks of those who would join in, and says over all posts.
  static func isOfDiscussion(_ text: TracedText) -> Bool {
    guard text.count <= 80 else { return false }
    let line = text.string.lowercased()
    return line.hasPrefix("you must log in") || line.hasPrefix("you must be logged in") || line == "recommended posts"
  }

  /// What the software of a forum says of posts: how they are sorted, where others like them are; on pages that are known for
  /// forums also who changed one when.
  static func isOfForum(_ text: TracedText, isForum: Bool) -> Bool {
    guard (6...200).contains(text.count), let start = text.utf8.firstIndex(where: { !$0.isASCIIWhitespace }) else {
      return false
    }
    let line = text.utf8[start...]
    guard line.count <= 110 else { return false }
    if ofThreads.contains(where: { begins(line, $0) }) { return true }
    return isForum && line.contains { (0x30...0x39).contains($0) } && ofChanges.contains { begins(line, $0) }
  }

  private static func begins(_ line: ArraySlice<UInt8>, _ phrase: [UInt8]) -> Bool {
    phrase.count <= line.count && zip(phrase, line).allSatisfy { $0 == ((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
  }

  private static let ofThreads = ["sorted by: ", "see similar questions with "].map { Array($0.utf8) }
  private static let ofChanges = [
    "last edited", "edited by ", "zuletzt bearbeitet", "zuletzt geändert", "dernière modification", "dernière édition",
    "editado por última vez", "última edición", "ultima modifica", "última edição", "laatst bewerkt",
  ].map { Array($0.utf8) }

  /// A line with the owner of a picture: “View of the hall © Jane Doe”.
  static func isCredit(_ text: TracedText) -> Bool {
    text.count <= 150 && text.utf8.indices.dropLast().contains { text.utf8[$0] == 0xC2 && text.utf8[$0 + 1] == 0xA9 }
  }

  /// Who else worked on a text, as agencies put it at the end: “(Reporting by …)”, “… contributed to this report.”
  static func isWorkersNote(_ text: TracedText) -> Bool {
    guard text.count <= 400 else { return false }
    let start = text.utf8.first
    if start == UInt8(ascii: "(") {
      let line = String(decoding: text.utf8.prefix(30), as: UTF8.self).lowercased()
      return ["(reporting by", "(additional reporting", "(writing by", "(editing by"].contains { line.hasPrefix($0) }
    }
    let end = text.utf8.reversed().drop { $0 == UInt8(ascii: ".") || $0.isASCIIWhitespace }
    guard works.contains(where: { end.starts(with: $0) }) else { return false }
    return String(decoding: text.utf8.suffix(60), as: UTF8.self).contains("contributed ")
  }

  /// Turned round, as they are looked for from the end.
  private static let works = [" this report", " this story", " this article"].map { Array($0.utf8.reversed()) }

  /// A line with a year, and with a time of the day or a word that says what was done then: “Agency | Published 2 May 2019”.
  static func isDateline(_ text: TracedText) -> Bool {
    guard text.count <= 110, holdsYear(text.utf8) else { return false }
    if text.utf8.indices.dropFirst().dropLast(2).contains(where: { isTime(text.utf8, $0) }) { return true }
    let line = text.string.lowercased()
    return ["publish", "posted", "updated"].contains { line.contains($0) }
  }

  private static func isTime(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: ":")
      && [index - 1, index + 1, index + 2].allSatisfy { (0x30...0x39).contains(bytes[$0]) }
  }

  private static func holdsYear(_ bytes: [UInt8]) -> Bool {
    bytes.split { !(0x30...0x39).contains($0) }.contains {
      $0.count == 4 && ($0.starts(with: [0x32, 0x30]) || $0.starts(with: [0x31, 0x39]))
    }
  }
}
