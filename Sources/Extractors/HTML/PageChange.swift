import DocumentModel
import HTMLContent
import Provenance
import Stages

/// When a page was last changed, by a line that says so: “Last updated: 3 March 2023”, “Stand: Februar 2023”.
struct PageChange {
  private let page: HTMLPage
  private let forms: PageDateForms

  init(_ page: HTMLPage, _ forms: PageDateForms) {
    self.page = page
    self.forms = forms
  }

  /// The day, or the month, that all such lines name.
  var date: TracedText? {
    var found: [TracedText] = []
    for block in page.blocks {
      for text in PageChange.texts(block) where text.count <= 160 && PageChange.mayHoldYear(text.utf8) {
        guard let date = date(in: text) else { continue }
        if let first = found.first, first.utf8 != date.utf8 { return nil }
        found.append(date)
      }
    }
    return found.first
  }

  private static func texts(_ block: Block) -> [TracedText] {
    switch block.content {
    case .paragraph(let text): [text.text]
    case .list(let list) where list.items.count <= 12: list.items.map(\.text.text)
    default: []
    }
  }

  private static func mayHoldYear(_ text: [UInt8]) -> Bool {
    text.indices.dropLast(3).contains {
      text[$0] == 0x32 && text[$0 + 1] == 0x30 || text[$0] == 0x31 && text[$0 + 1] == 0x39
    }
  }

  /// The date behind words of a change that begin a line, or stand behind a mark or a date.
  private func date(in line: TracedText) -> TracedText? {
    let lower = line.string.lowercased()
    guard lower.utf8.count == line.count else { return nil }
    let bytes = Array(lower.utf8)
    for phrase in PageChange.phrases {
      guard let place = bytes.firstRange(of: phrase), PageChange.begins(bytes, place.lowerBound) else { continue }
      let start = place.upperBound
      guard let first = bytes[start...].firstIndex(where: { (0x30...0x39).contains($0) }), first - start <= 28,
        !bytes[start..<first].contains(UInt8(ascii: "."))
      else { continue }
      if let day = PageByline.date(in: Array(line.utf8[start...].prefix(60)), forms), day.lowerBound <= 28 {
        return line[(start + day.lowerBound)..<(start + day.upperBound)]
      }
      return month(in: line, from: start)
    }
    return nil
  }

  /// A month and its year behind a colon or a space: “Stand: Februar 2023”, “Stand 03/2023”.
  private func month(in line: TracedText, from start: Int) -> TracedText? {
    let rest = line.utf8[start...]
    guard let begin = rest.firstIndex(where: { $0 > 0x20 && $0 != UInt8(ascii: ":") }) else { return nil }
    let words = line.utf8[begin...].split(separator: 0x20).prefix(2)
    guard let last = words.last(where: { $0.contains { (0x30...0x39).contains($0) } }) else { return nil }
    let text = line[begin..<last.endIndex]
    return forms.iso(text.utf8)?.count == 7 ? text : nil
  }

  /// The line's start, or what follows a mark or a figure.
  private static func begins(_ line: [UInt8], _ index: Int) -> Bool {
    guard let before = line[..<index].last(where: { $0 > 0x20 }) else { return true }
    return (0x30...0x39).contains(before) || "|,;()/".utf8.contains(before) || before == 0xB7 || before == 0xA2
      || before == 0x93
  }

  private static let phrases = [
    "last updated", "last update", "page updated", "page last updated", "updated", "last modified", "last modification",
    "page last modified", "last changed", "date modified", "zuletzt aktualisiert", "zuletzt geändert",
    "letzte aktualisierung", "letzte änderung",
    "aktualisiert am", "geändert am", "stand:", "stand ", "dernière mise à jour", "mis à jour le", "mise à jour le",
    "mise à jour :",
    "dernière modification", "última actualización", "actualizado", "fecha de actualización", "última modificación",
    "atualizado", "última atualização",
    "ultimo aggiornamento", "aggiornato", "laatst bijgewerkt", "bijgewerkt op", "uppdaterad", "senast uppdaterad",
    "oppdatert",
    "sist oppdatert", "senest opdateret", "sidst opdateret", "opdateret", "päivitetty", "ostatnia aktualizacja",
    "zaktualizowano", "обновлено",
    "последнее обновление", "дата обновления", "оновлено", "آخر تحديث", "son güncelleme",
  ].map { Array($0.utf8) }
}
