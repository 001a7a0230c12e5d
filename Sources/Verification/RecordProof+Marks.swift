import JSONText
import Provenance

extension RecordProof {
  /// Marks lie in their text, what they point to is there, and the source has something where they begin and end.
  mutating func checkMarks(_ reader: PlaceReader) {
    let seams = SeamReader(record: record, reader: reader)
    let texts = linkTexts()
    var open: Set<String> = []
    for holder in markHolders() {
      let text = UTF8Text(holder.text)
      var spans: [(kind: String, at: Range<Int>)] = []
      for (index, mark) in holder.marks.enumerated() {
        let pointer = "\(holder.pointer)/\(index)"
        guard let at = mark["at"]?.bounds, let slice = text.slice(at), let kind = mark["kind"]?.string else {
          fail(pointer + "/at", "lies outside its text")
          continue
        }
        if let reason = fault(of: mark, kind, at, slice, texts) { fail(pointer, reason) }
        if !at.isEmpty, SeamReader.kinds.contains(kind) { spans.append((kind, at)) }
      }
      let carried = seams.check(spans, of: holder.textPointer, text, open: open)
      for problem in carried.problems { fail(holder.pointer, problem) }
      open = carried.open
    }
  }

  /// What is wrong with a mark by itself.
  private func fault(of mark: JSONNode, _ kind: String, _ at: Range<Int>, _ slice: [UInt8], _ texts: [Int: [[UInt8]]])
    -> String?
  {
    switch kind {
    case "link":
      guard let link = mark["link"]?.int, let target = record.root["links"]?[link] else {
        return "there is no such link"
      }
      guard let words = target["text"]?.string, !at.isEmpty else { return nil }
      // A link over several blocks has its words from the first of them.
      // The title of a document is in none of its sections.
      let isTold =
        texts[link]?.first == Array(words.utf8) && texts[link]?.first != slice
        || record.root["document"]?["title"]?.string == words
      return slice == Array(words.utf8) || isTold ? nil : "marks \(quoted(slice.text)), the link says \(quoted(words))"
    case "image":
      guard let image = mark["image"]?.int, record.root["images"]?[image] != nil else {
        return "there is no such image"
      }
      return at.isEmpty ? nil : "an image stands between characters, not over them"
    case "footnote": return at.isEmpty ? nil : "a reference stands between characters, not over them"
    case "break": return slice.isSpace ? nil : "a line break is white space"
    default: return at.isEmpty ? "marks nothing" : nil
    }
  }

  /// What the marks of each link mark, in order.
  private func linkTexts() -> [Int: [[UInt8]]] {
    var result: [Int: [[UInt8]]] = [:]
    for holder in markHolders() {
      let text = UTF8Text(holder.text)
      for mark in holder.marks {
        guard let link = mark["link"]?.int, let at = mark["at"]?.bounds, let slice = text.slice(at), !slice.isEmpty
        else {
          continue
        }
        result[link, default: []].append(slice)
      }
    }
    return result
  }

  struct MarkHolder {
    /// JSON Pointer of the list of marks.
    let pointer: String
    let textPointer: String
    let text: [UInt8]
    let marks: [JSONNode]
  }

  /// Every text that has marks, in order.
  private func markHolders() -> [MarkHolder] {
    var result: [MarkHolder] = []
    for (index, section) in (record.root["sections"]?.array ?? []).enumerated() {
      collect(section, at: "/sections/\(index)", into: &result)
    }
    return result
  }

  private func collect(_ node: JSONNode, at pointer: String, into result: inout [MarkHolder]) {
    if let items = node.array {
      for (index, item) in items.enumerated() { collect(item, at: "\(pointer)/\(index)", into: &result) }
    }
    for member in node.members ?? [] {
      guard member.key == "marks" || member.key == "termMarks" else {
        collect(member.value, at: "\(pointer)/\(JSONPointer.escape(member.key))", into: &result)
        continue
      }
      let key = member.key == "termMarks" ? "term" : ["text", "heading", "caption"].first { node[$0] != nil } ?? "text"
      result.append(
        MarkHolder(
          pointer: "\(pointer)/\(member.key)", textPointer: "\(pointer)/\(key)",
          text: Array((node[key]?.string ?? "").utf8), marks: member.value.array ?? []))
    }
  }
}
