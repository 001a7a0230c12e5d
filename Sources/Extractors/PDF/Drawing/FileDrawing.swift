internal import Provenance

/// Reads what is drawn on the pages of a file, from the file's own bytes: where the file is encrypted with a password, or says
/// other sizes of its pages than poppler does, nothing.
struct FileDrawing {
  private let objects: ObjectIndex
  private let tree: PageTree
  /// Of a tagged file.
  private let tags: TagTree?

  init?(_ bytes: [UInt8], pageCount: Int) {
    objects = ObjectIndex(bytes)
    if let place = FileDrawing.encryption(bytes) {
      guard let cipher = FileCipher(objects, at: place) else { return nil }
      objects.cipher = cipher
    }
    tree = PageTree(objects, limit: pageCount)
    guard tree.pages.count == pageCount else { return nil }
    tags = TagTree(objects, catalog: tree.catalog)
  }

  /// Nothing where the page is an illustration.
  func drawing(of page: PageGeometry) -> PageDrawing {
    let index = page.number - 1
    guard tree.pages.indices.contains(index) else { return PageDrawing() }
    let size = tree.pages[index].size
    guard abs(Float(size.width) - page.width) < 0.6, abs(Float(size.height) - page.height) < 0.6 else {
      return PageDrawing()
    }
    let drawing = DrawingReader(objects, tree.pages[index], isTagged: tags != nil).drawing
    return drawing.isFull ? PageDrawing() : drawing
  }

  /// What the file's tags say of where text begins on a page, from top to bottom. Some programs place each letter for itself: what
  /// goes on beside a piece of the same tag adds none.
  func tagMarks(of drawing: PageDrawing, page number: Int) -> [TagMark] {
    guard let tags, !drawing.marks.isEmpty, let page = tree.pages[number - 1].number else { return [] }
    var marks: [TagMark] = []
    var end: Float = 0
    for drawn in drawing.marks {
      let mark = tagMark(drawn, tags, page: page)
      if marks.last.map({ mark.goesOn($0, end: end) }) != true { marks.append(mark) }
      end = mark.x
    }
    return marks.sorted { $0.y < $1.y }
  }

  private func tagMark(_ drawn: PageDrawing.Mark, _ tags: TagTree, page: Int) -> TagMark {
    switch drawn.content {
    case .artifact: return TagMark(x: drawn.x, y: drawn.y, kind: .artifact, group: -1)
    case .none: return TagMark(x: drawn.x, y: drawn.y, kind: .none, group: -1)
    case .numbered(let content):
      let element = tags.element(content, page: page)
      return TagMark(x: drawn.x, y: drawn.y, kind: element?.kind ?? .none, group: element?.group ?? -1)
    }
  }

  /// What the file's tags say of a picture in words.
  func alternative(of picture: ShownPicture, page number: Int) -> [UInt8]? {
    guard let tags, let page = tree.pages[number - 1].number, case .numbered(let content) = picture.content,
      let figure = tags.element(content, page: page)?.figure
    else { return nil }
    return tags.elements[Int(figure)].alternative
  }

  /// What is shown in fields of a page that have no value.
  func fieldTexts(page number: Int) -> [NamedValue] {
    tree.pages.indices.contains(number - 1)
      ? FieldAppearance(objects: objects).texts(tree.pages[number - 1].annotations) : []
  }

  /// The names of a page's fonts that are set from top to bottom.
  func verticalFonts(page number: Int) -> Set<String> {
    guard tree.pages.indices.contains(number - 1),
      let fonts = objects.resolve(objects.resolve(tree.pages[number - 1].resources)?.dictionary?["Font"])?.dictionary
    else { return [] }
    let vertical = fonts.values.prefix(1_000).compactMap { reference -> String? in
      guard let font = objects.resolve(reference)?.dictionary, isVertical(font["Encoding"]) else { return nil }
      return objects.resolve(font["BaseFont"])?.name
    }
    return Set(vertical)
  }

  /// Whether an encoding is for vertical writing, by its name or its own word (9.7.5).
  private func isVertical(_ encoding: PDFValue?) -> Bool {
    if let name = objects.resolve(encoding)?.name { return name.hasSuffix("-V") || name == "V" }
    return objects.resolve(objects.stream(encoding)?.dictionary["WMode"])?.number == 1
  }

  /// An image by the number of its object.
  func picture(_ object: Int) -> StoredPicture? { StoredPicture(objects, object: object) }

  /// Behind the name by which a trailer speaks of encryption.
  private static func encryption(_ bytes: [UInt8]) -> Int? {
    let name = Array("/Encrypt".utf8)
    var index = 0
    while let at = ObjectIndex.find(UInt8(ascii: "E"), in: bytes, from: index) {
      index = at + 1
      guard at > 0, at + name.count < bytes.count, bytes[(at - 1)..<(at - 1 + name.count)].elementsEqual(name) else {
        continue
      }
      if bytes[at - 1 + name.count] < 0x41 { return at - 1 + name.count }
    }
    return nil
  }
}
