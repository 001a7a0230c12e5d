public import Provenance

extension Record {
  /// Every text that the record holds as a value: what it stands for is not lost.
  public var texts: [TracedText] {
    var result = facts.texts + metadata.allTexts
    for field in root?.fields ?? [] { field.value.collectTexts(into: &result) }
    for section in sections {
      if let heading = section.heading { result.append(heading.text) }
      for block in section.blocks { result.append(contentsOf: block.texts) }
    }
    for quantity in quantities {
      result.append(quantity.text)
      result.append(quantity.value)
      if let to = quantity.to { result.append(to) }
      if case .noun(let noun)? = quantity.unit { result.append(noun) }
    }
    result.append(contentsOf: links.flatMap(\.texts))
    result.append(contentsOf: images.flatMap(\.texts))
    return result
  }
}

extension Field.Value {
  func collectTexts(into result: inout [TracedText]) {
    switch self {
    case .text(let text): result.append(text)
    case .word: break
    case .list(let items): for item in items { item.collectTexts(into: &result) }
    case .object(let members): for member in members { member.value.collectTexts(into: &result) }
    }
  }
}
