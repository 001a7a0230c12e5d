internal import Provenance

/// Follows the drawing operators of a page's content (ISO 32000-1, annex A): no text, no fonts, no images are read.
struct DrawingReader {
  /// Bytes of content that are read for a page, those of its forms counted each time.
  private static let budget = 24 << 20
  private static let formDepth = 8
  private static let formLimit = 5_000
  /// In square points: text has no room on less.
  private static let leastGround: Float = 100
  private static let groundLimit = 2_000

  private let objects: ObjectIndex
  private(set) var drawing = PageDrawing()
  private var state: DrawingState
  private var stack: [DrawingState] = []
  private var path = DrawingPath()
  private var clips = false
  private var operands: [Double] = []
  private var name: Range<Int>?
  private var left = DrawingReader.budget
  private var forms = 0
  /// Of the content that is being read, looked up once.
  private var objectsByName: [String: PDFValue]?
  private var tints: [String: Bool] = [:]
  /// Of a tagged file.
  private var text: MarkedText?
  /// The name before the last one.
  private var tag: Range<Int>?
  /// The number in the dictionary before an operator.
  private var properties: Int32?

  init(_ objects: ObjectIndex, _ page: PageTree.Page, isTagged: Bool) {
    self.objects = objects
    text = isTagged ? MarkedText() : nil
    let size = page.size
    state = DrawingState(transform: page.transform, clip: DrawingPath.box(0, 0, size.width, size.height))
    run(content(of: page), resources: objects.resolve(page.resources)?.dictionary ?? [:], depth: 0)
    drawing.marks = text?.marks ?? []
  }

  /// The streams of a page are one content.
  private mutating func content(of page: PageTree.Page) -> [UInt8] {
    let parts = objects.resolve(page.contents)?.array ?? page.contents.map { [$0] } ?? []
    var bytes: [UInt8] = []
    for part in parts.prefix(10_000) {
      guard let stream = objects.stream(part), bytes.count < left else { continue }
      bytes += StreamDecoder.decoded(stream, objects, limit: left - bytes.count)
      bytes.append(0x0A)
    }
    return bytes
  }

  private mutating func run(_ content: [UInt8], resources: [String: PDFValue], depth: Int) {
    left -= content.count
    let outer = stack.count
    let (outerObjects, outerTints) = (objectsByName, tints)
    (objectsByName, tints) = (nil, [:])
    operands.removeAll(keepingCapacity: true)
    name = nil
    var lexer = DrawingLexer(content)
    while let token = lexer.next(), !drawing.isFull {
      switch token {
      case .number(let value): if operands.count < 64 { operands.append(value) }
      case .name(let range): (tag, name) = (name, range)
      case .openDictionary where text != nil: readProperties(&lexer)
      case .word(let range):
        perform(range, &lexer, resources, depth: depth)
        operands.removeAll(keepingCapacity: true)
        (tag, name, properties) = (nil, nil, nil)
      default: break
      }
    }
    (objectsByName, tints) = (outerObjects, outerTints)
    if stack.count > outer {
      state = stack[outer]
      stack.removeSubrange(outer...)
    }
  }

  private mutating func perform(
    _ word: Range<Int>, _ lexer: inout DrawingLexer, _ resources: [String: PDFValue], depth: Int
  ) {
    guard word.count <= 3 else { return }
    let code = word.reduce(UInt32(0)) { $0 << 8 | UInt32(lexer.bytes[$1]) }
    switch code {
    case 0x71: if stack.count < 512 { stack.append(state) }  // q
    case 0x51: if let last = stack.popLast() { state = last }  // Q
    case 0x636D: concatenate()  // cm
    case 0x77: state.lineWidth = operands.first ?? 1  // w
    case 0x6D: move()  // m
    case 0x6C: line(2, isCurve: false)  // l
    case 0x63: line(6, isCurve: true)  // c
    case 0x76, 0x79: line(4, isCurve: true)  // v, y
    case 0x68: path.close()  // h
    case 0x7265: rectangle()  // re
    case 0x57, 0x572A: clips = true  // W, W*
    case 0x6E: finish(fills: false, strokes: false)  // n
    case 0x53: finish(fills: false, strokes: true)  // S
    case 0x73: closed(fills: false)  // s
    case 0x66, 0x46, 0x662A: finish(fills: true, strokes: false)  // f, F, f*
    case 0x42, 0x422A: finish(fills: true, strokes: true)  // B, B*
    case 0x62, 0x622A: closed(fills: true)  // b, b*
    case 0x446F: paint(string(name, lexer), resources, depth: depth)  // Do
    case 0x4944: skipImage(&lexer)  // ID
    case 0x7368: addGround(state.clip)  // sh
    case 0x5472: if operands.first == 3 { drawing.hasInvisibleText = true }  // Tr
    default:
      if text != nil, performText(code, lexer, resources, depth: depth) { return }
      setColor(code, string(name, lexer), resources)
    }
  }

  private func string(_ range: Range<Int>?, _ lexer: DrawingLexer) -> String? {
    range.map { String(decoding: lexer.bytes[$0], as: UTF8.self) }
  }

  /// Whether it was an operator of text or of marked content.
  private mutating func performText(
    _ code: UInt32, _ lexer: DrawingLexer, _ resources: [String: PDFValue], depth: Int
  ) -> Bool {
    switch code {
    case 0x4254: text?.beginText()  // BT
    case 0x546D: text?.place(operands)  // Tm
    case 0x5464: text?.move(operands, setsLeading: false)  // Td
    case 0x5444: text?.move(operands, setsLeading: true)  // TD
    case 0x544C: text?.setLeading(operands)  // TL
    case 0x542A: text?.nextLine()  // T*
    case 0x546A, 0x544A: text?.show(state.transform)  // Tj, TJ
    case 0x27, 0x22:  // ', "
      text?.nextLine()
      text?.show(state.transform)
    case 0x424D43, 0x424443:  // BMC, BDC
      let begun = content(lexer, resources, depth: depth)
      text?.begin(begun)
    case 0x454D43: text?.end()  // EMC
    default: return false
    }
    return true
  }

  /// What content begins; nil where it has no number, or counts in a form.
  private func content(_ lexer: DrawingLexer, _ resources: [String: PDFValue], depth: Int) -> MarkedText.Content? {
    let names = (string(tag, lexer), string(name, lexer))
    if names.0 == "Artifact" || names.0 == nil && names.1 == "Artifact" { return .artifact }
    guard depth == 0 else { return nil }
    if let properties { return .numbered(properties) }
    guard names.0 != nil, let known = names.1,
      let list = objects.resolve(objects.resolve(resources["Properties"])?.dictionary?[known])?.dictionary,
      let number = objects.resolve(list["MCID"])?.number, number >= 0, number < 1e6
    else { return nil }
    return .numbered(Int32(number))
  }

  /// The dictionary before an operator, of which only the number of marked content matters; names in it name no tag.
  private mutating func readProperties(_ lexer: inout DrawingLexer) {
    var depth = 1
    var isNumber = false
    while depth > 0, let token = lexer.next() {
      switch token {
      case .openDictionary: depth += 1
      case .closeDictionary: depth -= 1
      case .name(let range): isNumber = depth == 1 && lexer.bytes[range].elementsEqual("MCID".utf8)
      case .number(let value) where isNumber && value >= 0 && value < 1e6: properties = Int32(value)
      default: break
      }
    }
  }

  private mutating func concatenate() {
    guard operands.count == 6 else { return }
    state.transform = DrawingTransform(
      operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]
    ).then(state.transform)
  }

  private mutating func move() {
    guard operands.count == 2 else { return }
    path.move(state.transform.apply(operands[0], operands[1]))
  }

  private mutating func line(_ count: Int, isCurve: Bool) {
    guard operands.count == count else { return }
    path.line(state.transform.apply(operands[count - 2], operands[count - 1]), isCurve: isCurve)
  }

  private mutating func rectangle() {
    guard operands.count == 4 else { return }
    let (x, y, width, height) = (operands[0], operands[1], operands[2], operands[3])
    path.move(state.transform.apply(x, y))
    path.line(state.transform.apply(x + width, y))
    path.line(state.transform.apply(x + width, y + height))
    path.line(state.transform.apply(x, y + height))
    path.close()
  }

  private mutating func closed(fills: Bool) {
    path.close()
    finish(fills: fills, strokes: true)
  }

  private mutating func finish(fills: Bool, strokes: Bool) {
    let writer = DrawingWriter(clip: state.clip)
    if fills {
      for part in path.parts { writer.fill(part, color: state.fill, &drawing) }
      if state.fill != 0xFFFFFF, path.parts.contains(where: { $0.rectangle == nil }) { addGround(path.bounds) }
    }
    if strokes {
      let width = Float(max(0, min(1_000, state.lineWidth * state.transform.scale)))
      for part in path.parts { writer.stroke(part, width: width, color: state.stroke, &drawing) }
    }
    if clips { state.clip = state.clip.intersection(path.bounds ?? state.clip) }
    clips = false
    path = DrawingPath()
  }

  private mutating func addGround(_ box: Box?) {
    guard let shown = box?.intersection(state.clip), shown.width * shown.height >= DrawingReader.leastGround,
      drawing.grounds.count < DrawingReader.groundLimit
    else { return }
    drawing.grounds.append(shown)
  }

  private mutating func setColor(_ code: UInt32, _ name: String?, _ resources: [String: PDFValue]) {
    switch code {
    case 0x67, 0x7267, 0x6B:  // g, rg, k
      state.fill = DrawingColor.color(operands[...], isTint: false)
    case 0x47, 0x5247, 0x4B:  // G, RG, K
      state.stroke = DrawingColor.color(operands[...], isTint: false)
    case 0x6373:  // cs
      state.fill = 0
      state.fillIsTint = isTint(name, resources)
    case 0x4353:  // CS
      state.stroke = 0
      state.strokeIsTint = isTint(name, resources)
    case 0x7363, 0x73636E:  // sc, scn
      state.fill = DrawingColor.color(operands[...], isTint: state.fillIsTint)
    case 0x5343, 0x53434E:  // SC, SCN
      state.stroke = DrawingColor.color(operands[...], isTint: state.strokeIsTint)
    default: break
    }
  }

  /// Whether a colour space has inks, of which none is white.
  private mutating func isTint(_ name: String?, _ resources: [String: PDFValue]) -> Bool {
    guard let name, !name.hasPrefix("Device") else { return false }
    if let known = tints[name] { return known }
    let spaces = objects.resolve(resources["ColorSpace"])?.dictionary
    let family = objects.resolve(objects.resolve(spaces?[name])?.array?.first)?.name
    let isTint = family == "Separation" || family == "DeviceN"
    if tints.count < 1_000 { tints[name] = isTint }
    return isTint
  }

  /// A form is read as a part of the page, an image has its place noted.
  private mutating func paint(_ name: String?, _ resources: [String: PDFValue], depth: Int) {
    let known = objectsByName ?? objects.resolve(resources["XObject"])?.dictionary ?? [:]
    objectsByName = known
    forms += 1
    guard let name, depth < DrawingReader.formDepth, left > 0, forms < DrawingReader.formLimit,
      let reference = known[name], let stream = objects.stream(reference)
    else { return }
    guard objects.resolve(stream.dictionary["Subtype"])?.name == "Form" else {
      image(reference.reference)
      return
    }
    let outer = state
    if let own = DrawingTransform(objects.resolve(stream.dictionary["Matrix"])) {
      state.transform = own.then(state.transform)
    }
    let own = objects.resolve(stream.dictionary["Resources"])?.dictionary ?? resources
    let content = StreamDecoder.decoded(stream, objects, limit: left)
    run(content, resources: own, depth: depth + 1)
    state = outer
  }

  /// The data of an image in the content ends with `EI` between white space.
  private mutating func skipImage(_ lexer: inout DrawingLexer) {
    var index = lexer.index
    let bytes = lexer.bytes
    while index + 2 < bytes.count {
      if bytes[index] == 0x45, bytes[index + 1] == 0x49, bytes[index - 1].isSpace, bytes[index + 2].isSpace { break }
      index += 1
    }
    lexer.move(to: index + 2)
    image(nil)
  }

  private mutating func image(_ object: Int?) {
    let whole = DrawingWriter.square(state.transform)
    let box = whole.intersection(state.clip)
    guard box.width > 0, box.height > 0 else { return }
    let isWhole = box.width > whole.width - 1 && box.height > whole.height - 1
    drawing.images.append(
      PageDrawing.Image(
        box: box, object: isWhole && state.transform.isUpright ? object : nil, content: text?.content ?? .none))
  }
}

extension Box {
  /// Empty where they do not meet.
  func intersection(_ other: Box) -> Box {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Box(
      x: left, y: top, width: max(0, min(right, other.right) - left),
      height: max(0, min(bottom, other.bottom) - top))
  }
}
