import DocumentModel
import Provenance
import XMLText

/// What begins with each element.
extension StoryReader {
  mutating func start(_ tag: XMLTag, _ range: Range<Int>) {
    textKind = StoryReader.textKind(of: tag.name)
    if let rule = ruleThatSkips(tag.name) {
      skip = (depth - 1, rule)
      return
    }
    if !properties.isEmpty, readProperty(tag) { return }
    switch tag.name {
    case "w:p": startParagraph()
    case "w:r": frames[top].format = RunFormat()
    case "w:tbl": frames[top].table = TableDraft()
    case "w:tr": frames[top].table?.startRow()
    case "w:tc": frames.append(StoryFrame(.cell))
    case "w:txbxContent": frames.append(StoryFrame(.textBox))
    case "w:footnote", "w:endnote": startNote(tag)
    case "w:docPartGallery": isContents = tag.value("w:val", in: source) == "Table of Contents"
    default:
      if !startProperties(tag), !startInRun(tag, range) { startReference(tag) }
    }
  }

  /// Content that is not shown, or shown twice.
  private mutating func ruleThatSkips(_ name: String) -> Rule? {
    switch name {
    case "w:del", "w:moveFrom": return properties.isEmpty ? .docxDeleted : nil
    case "w:delText": return .docxDeleted
    case "mc:Fallback": return .docxAlternative
    case "w:rt": return .docxAlternative
    case "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange",
      "w:tblGridChange", "w:tblPrExChange", "w:numberingChange":
      return .docxDeleted
    case "w:sdtContent":
      defer { isContents = false }
      return isContents ? .docxContents : nil
    default: return nil
    }
  }

  private mutating func startParagraph() {
    serial += 1
    var paragraph = StoryParagraph()
    paragraph.serial = serial
    if let carried = frames[top].carried {
      paragraph.text = carried.text
      frames[top].carried = nil
    }
    frames[top].paragraph = paragraph
    frames[top].format = RunFormat()
  }

  private mutating func startNote(_ tag: XMLTag) {
    var frame = StoryFrame(.note)
    frame.id = tag.range("w:id")
    let type = tag.value("w:type", in: source)
    frame.isSeparator = type != nil && type != "normal"
    frames.append(frame)
  }

  private mutating func startProperties(_ tag: XMLTag) -> Bool {
    switch tag.name {
    case "w:pPr": properties.append(.paragraph)
    case "w:rPr": properties.append(.run)
    case "w:trPr": properties.append(.row)
    case "w:tcPr": properties.append(.cell)
    case "w:tblPr": properties.append(.table)
    default: return false
    }
    return true
  }

  // MARK: Properties

  /// Reads an element among properties. Returns false where it is none.
  private mutating func readProperty(_ tag: XMLTag) -> Bool {
    let value = tag.value("w:val", in: source)
    if tag.name == "w:rPr" {
      // The format of the paragraph's end, not of its text.
      properties.append(.paragraph)
      return true
    }
    switch properties[properties.count - 1] {
    case .paragraph: readParagraphProperty(tag.name, value)
    case .run: frames[top].format.read(tag.name, value)
    case .row:
      if tag.name == "w:tblHeader" { frames[top].table?.isRowHeader = RunFormat.isOn(value) }
      if tag.name == "w:del" { frames[top].table?.isRowDeleted = true }
    case .cell: readCellProperty(tag.name, value)
    case .table:
      if tag.name == "w:tblStyle" { frames[top].table?.style = value }
      if tag.name == "w:tblLook" {
        let isTicked = hasFirstRow(tag)
        frames[top].table?.hasFirstRowLook = isTicked
      }
    }
    return true
  }

  private mutating func readParagraphProperty(_ name: String, _ value: String?) {
    switch name {
    case "w:pStyle": frames[top].paragraph?.style = value
    case "w:numId": frames[top].paragraph?.list.id = value
    case "w:ilvl": frames[top].paragraph?.list.level = value.flatMap { Int($0) }
    case "w:outlineLvl": frames[top].paragraph?.outlineLevel = value.flatMap { Int($0) }
    case "w:del", "w:moveFrom": frames[top].paragraph?.isJoined = true
    default: break
    }
  }

  private mutating func readCellProperty(_ name: String, _ value: String?) {
    guard frames[top].kind == .cell else { return }
    switch name {
    case "w:gridSpan": frames[top].columns = value.flatMap { Int($0) } ?? 1
    case "w:vMerge":
      frames[top].isMerged = true
      frames[top].restartsMerge = value == "restart"
    default: break
    }
  }

  /// The old form is a bit field: 0x20 is the first row.
  private func hasFirstRow(_ tag: XMLTag) -> Bool {
    if let first = tag.value("w:firstRow", in: source) { return RunFormat.isOn(first) }
    return tag.value("w:val", in: source).flatMap { Int($0, radix: 16) }.map { $0 & 0x20 != 0 } ?? false
  }

  // MARK: Runs

  private mutating func startInRun(_ tag: XMLTag, _ range: Range<Int>) -> Bool {
    switch tag.name {
    case "w:tab", "w:ptab": append(source.decode(range, as: [0x20], by: .docxSpace))
    case "w:br", "w:cr": addBreak(tag, range)
    case "w:noBreakHyphen": append(source.decode(range, as: [0xE2, 0x80, 0x91], by: .docxHyphen))
    case "w:sym":
      if let symbol = SymbolFonts.spelled(Array(source.utf8[range])) {
        append(source.decode(range, as: symbol, by: .docxSymbol))
      }
    default: return false
    }
    return true
  }

  private mutating func addBreak(_ tag: XMLTag, _ range: Range<Int>) {
    guard let paragraph = frames[top].paragraph else { return }
    if ParagraphKind(paragraph, styles) == .code {
      append(source.decode(range, as: [0x0A], by: .docxLineFeed))
    } else {
      let type = tag.value("w:type", in: source)
      append(
        source.decode(range, as: [0x20], by: .docxSpace), isBreak: type == nil || type == "textWrapping")
    }
  }

  // MARK: References

  private mutating func startReference(_ tag: XMLTag) {
    switch tag.name {
    case "w:hyperlink": startHyperlink(tag)
    case "w:fldSimple":
      var field = StoryField(hasResult: true, paragraph: frames[top].paragraph?.serial ?? 0)
      field.start = frames[top].paragraph?.text.count ?? 0
      field.instruction = tag.text("w:instr", in: source) ?? TracedText()
      fields.append(field)
    case "w:fldChar": fieldCharacter(tag.value("w:fldCharType", in: source))
    case "w:footnoteReference", "w:endnoteReference": addReference(tag)
    case "w:drawing", "w:pict", "w:object": drawings.append((nil, nil))
    case "wp:docPr": noteDrawing(alternative: tag.text("descr", in: source) ?? tag.text("title", in: source))
    case "v:shape", "v:rect": noteDrawing(alternative: tag.text("alt", in: source))
    case "a:blip": noteDrawing(picture: tag.value("r:embed", in: source) ?? tag.value("r:link", in: source))
    case "v:imagedata": noteDrawing(picture: tag.value("r:id", in: source))
    default: break
    }
  }

  private mutating func startHyperlink(_ tag: XMLTag) {
    let target = tag.value("r:id", in: source).flatMap { relations[$0] } ?? tag.text("w:anchor", in: source)?.asAnchor
    let paragraph = frames[top].paragraph
    hyperlinks.append((target, paragraph?.serial ?? 0, paragraph?.text.count ?? 0))
  }

  private mutating func fieldCharacter(_ type: String?) {
    switch type {
    case "begin": if fields.count < 64 { fields.append(StoryField()) }
    case "separate":
      guard let last = fields.indices.last else { return }
      fields[last].hasResult = true
      fields[last].paragraph = frames[top].paragraph?.serial ?? 0
      fields[last].start = frames[top].paragraph?.text.count ?? 0
    case "end": endField()
    default: break
    }
  }

  private mutating func addReference(_ tag: XMLTag) {
    guard let id = tag.value("w:id", in: source), let paragraph = frames[top].paragraph else { return }
    let isEndnote = tag.name == "w:endnoteReference"
    let label = isEndnote ? RomanNumber.spelled(Array(id.utf8)).map { String(decoding: $0, as: UTF8.self) } : id
    guard let label else { return }
    references.append(NoteReference(isEndnote: isEndnote, id: id))
    let place = paragraph.text.count
    frames[top].paragraph?.text.marks.append(Mark(.footnote(label), place..<place))
  }

  private mutating func noteDrawing(alternative: TracedText?) {
    guard let last = drawings.indices.last, drawings[last].alternative == nil else { return }
    drawings[last].alternative = alternative
  }

  private mutating func noteDrawing(picture: String?) {
    guard let last = drawings.indices.last, drawings[last].target == nil, let picture else { return }
    drawings[last].target = relations[picture]
  }
}
