import JSONText

extension RecordProof {
  /// Marks lie in their text, and what they point to is there.
  mutating func checkMarks() {
    let links = record.root["links"]?.array ?? []
    let images = record.root["images"]?.array ?? []
    for holder in markHolders() {
      let text = UTF8Text(holder.text)
      for (index, mark) in holder.marks.enumerated() {
        let pointer = "\(holder.pointer)/\(index)"
        guard let at = mark["at"]?.bounds, let slice = text.slice(at) else {
          fail(pointer + "/at", "lies outside its text")
          continue
        }
        if let link = mark["link"]?.int {
          guard let target = links.indices.contains(link) ? links[link] : nil else {
            fail(pointer + "/link", "there is no such link")
            continue
          }
          let words = Array((target["text"]?.string ?? "").utf8)
          if !words.isEmpty, slice != words {
            fail(pointer + "/at", "marks \(quoted(slice.text)), the link says \(quoted(words.text))")
          }
        }
        if let image = mark["image"]?.int, !images.indices.contains(image) {
          fail(pointer + "/image", "there is no such image")
        }
      }
    }
  }

  struct MarkHolder {
    /// JSON Pointer of the list of marks.
    let pointer: String
    let textPointer: String
    let text: [UInt8]
    let marks: [JSONNode]
  }

  /// Every text that has marks.
  func markHolders() -> [MarkHolder] {
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
      if member.key == "marks" || member.key == "termMarks" {
        let key =
          member.key == "termMarks" ? "term" : ["text", "heading", "caption"].first { node[$0] != nil } ?? "text"
        result.append(
          MarkHolder(
            pointer: "\(pointer)/\(member.key)", textPointer: "\(pointer)/\(key)",
            text: Array((node[key]?.string ?? "").utf8), marks: member.value.array ?? []))
      } else {
        collect(member.value, at: "\(pointer)/\(JSONPointer.escape(member.key))", into: &result)
      }
    }
  }
}
