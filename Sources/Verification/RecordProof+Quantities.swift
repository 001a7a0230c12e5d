import DocumentModel
import JSONText
import Stages

extension RecordProof {
  /// Each quantity is what the grammar of quantities reads at the place in the value that it names.
  mutating func checkQuantities() {
    var readings: [String: [QuantityGrammar.Reading]] = [:]
    let language = QuantityLanguage(record.root["document"]?["language"]?.string, paragraphs: paragraphs)
    for (index, quantity) in (record.root["quantities"]?.array ?? []).enumerated() {
      let pointer = "/quantities/\(index)"
      guard let place = quantity["in"]?.string, let leaf = leaves.byPointer[place].map({ leaves.leaves[$0] }) else {
        fail(pointer + "/in", "names no value of the record")
        continue
      }
      let text = UTF8Text(leaf.text)
      guard let at = quantity["at"]?.bounds.flatMap({ text.bytes($0) }),
        let sentence = quantity["sentence"]?.bounds.flatMap({ text.bytes($0) })
      else {
        fail(pointer + "/at", "lies outside its text")
        continue
      }
      if Array(leaf.text[at]) != quantity["text"]?.string.map({ Array($0.utf8) }) {
        fail(pointer + "/at", "the text there is \(quoted(Array(leaf.text[at]).text))")
        continue
      }
      if readings[place] == nil { readings[place] = QuantityGrammar.quantities(in: leaf.text, language: language) }
      guard let reading = readings[place]?.first(where: { $0.range == at }) else {
        fail(pointer + "/at", "no quantity is read there")
        continue
      }
      check(quantity, reading, sentence, leaf.text, at: pointer)
    }
  }

  /// The texts of the paragraphs of sections.
  private var paragraphs: [[UInt8]] {
    (record.root["sections"]?.array ?? []).flatMap { $0["blocks"]?.array ?? [] }
      .filter { $0["kind"]?.string == "paragraph" }.compactMap { $0["text"]?.string.map { Array($0.utf8) } }
  }

  private mutating func check(
    _ quantity: JSONNode, _ reading: QuantityGrammar.Reading, _ sentence: Range<Int>, _ text: [UInt8],
    at pointer: String
  ) {
    if sentence != reading.sentence { fail(pointer + "/sentence", "the sentence is another") }
    if quantity["value"]?.numberText != reading.number.text {
      fail(pointer + "/value", "it reads \(reading.number.text)")
    }
    let to = reading.toNumber.isEmpty ? nil : reading.toNumber.text
    if quantity["to"]?.numberText != to { fail(pointer + "/to", "it reads \(to ?? "no upper end")") }
    if quantity["qualifier"]?.string != reading.qualifier.rawValue {
      fail(pointer + "/qualifier", "it reads \(reading.qualifier.rawValue)")
    }
    if quantity["per"]?.string != reading.per { fail(pointer + "/per", "it reads \(reading.per ?? "no period")") }
    let unit: String? =
      switch reading.unit {
      case .word(let word): word
      case .noun(let range): Array(text[range]).text
      case nil: nil
      }
    if quantity["unit"]?.string != unit { fail(pointer + "/unit", "it reads \(unit ?? "no unit")") }
  }
}

extension JSONNode {
  /// A number as written.
  fileprivate var numberText: String? {
    if case .number(let text) = value { return text }
    return nil
  }
}
