import Stages

/// A PDF made of lines of text at places, in the fonts that every reader has.
struct TypedPDF {
  enum Font: String { case regular = "F1", bold = "F2", italic = "F3", symbol = "F4", typewriter = "F5" }

  private var pages: [String] = [""]
  private var links: [[(box: String, uri: String)]] = [[]]
  var info: [(key: String, value: String)] = []
  /// In points.
  var pageSize = (width: 612, height: 792)
  var pageEntries = ""
  /// Of the catalogue, such as `/Lang (en)`.
  var catalogEntries = ""
  /// Titles that lead to the first page.
  var outline: [String] = []
  /// Text fields of a form without values, with the operators of what they show, on the first page.
  var shownFields: [(name: String, operators: String)] = []
  /// Text fields of a form, with their values, on the first page.
  var fields: [(name: String, value: String)] = []

  /// A line of text; `x` and `y` in points from the top-left corner, `y` of the baseline.
  mutating func line(
    _ text: String, x: Double, y: Double, size: Double = 10, font: Font = .regular, turn: String = "1 0 0 1"
  ) {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", "(", ")": "\\\(scalar)"
      case "\u{80}"...: "\\" + String(scalar.value & 0xFF, radix: 8)
      default: String(scalar)
      }
    }.joined()
    pages[pages.count - 1] +=
      "BT /\(font.rawValue) \(size) Tf \(turn) \(x) \(Double(pageSize.height) - y) Tm (\(escaped)) Tj ET\n"
  }

  /// A drawn line, in points from the top-left corner.
  mutating func rule(from: (x: Double, y: Double), to: (x: Double, y: Double)) {
    let height = Double(pageSize.height)
    pages[pages.count - 1] += "0.5 w \(from.x) \(height - from.y) m \(to.x) \(height - to.y) l S\n"
  }

  /// A filled rectangle, drawn before the text that comes after it.
  mutating func shade(x: Double, y: Double, width: Double, height: Double, gray: Double = 0.9) {
    let bottom = Double(pageSize.height) - y - height
    pages[pages.count - 1] += "q \(gray) g \(x) \(bottom) \(width) \(height) re f Q\n"
  }

  /// Operators of a content stream as they are.
  mutating func draw(_ operators: String) { pages[pages.count - 1] += operators + "\n" }

  /// Lines under each other.
  mutating func lines(
    _ texts: [String], x: Double, y: Double, leading: Double = 12, size: Double = 10, font: Font = .regular
  ) {
    for (index, text) in texts.enumerated() { line(text, x: x, y: y + Double(index) * leading, size: size, font: font) }
  }

  mutating func link(to uri: String, x: Double, y: Double, width: Double, height: Double) {
    let top = Double(pageSize.height) - y
    links[links.count - 1].append(("\(x) \(top - height) \(x + width) \(top)", uri))
  }

  mutating func newPage() {
    pages.append("")
    links.append([])
  }

  var bytes: [UInt8] {
    var objects: [String] = []
    func add(_ object: String) -> Int {
      objects.append(object)
      return objects.count
    }
    _ = add("")
    _ = add("")
    let names = ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Symbol", "Courier"]
    let fonts = names.enumerated().map { number, name in
      let encoding = name == "Symbol" ? "" : " /Encoding /WinAnsiEncoding"
      return "/F\(number + 1) \(add("<< /Type /Font /Subtype /Type1 /BaseFont /\(name)\(encoding) >>")) 0 R"
    }
    var kids: [Int] = []
    var widgetNumbers: [Int] = []
    for (number, page) in pages.enumerated() {
      let content = add("<< /Length \(page.utf8.count) >>\nstream\n\(page)\nendstream")
      let annotations = links[number].map {
        "<< /Type /Annot /Subtype /Link /Rect [\($0.box)] /A << /S /URI /URI (\($0.uri)) >> >>"
      }
      let widgets =
        number > 0
        ? []
        : fields.map { field in
          add(
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (\(field.name)) /V (\(field.value)) /Rect [10 10 90 30] >>")
        }
      widgetNumbers += widgets
      for field in number > 0 ? [] : shownFields {
        let form = add(
          "<< /Type /XObject /Subtype /Form /BBox [0 0 80 20] /Length \(field.operators.utf8.count) >>\nstream\n"
            + "\(field.operators)\nendstream")
        widgetNumbers.append(
          add(
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (\(field.name)) /AP << /N \(form) 0 R >> /Rect [10 40 90 60] >>"
          ))
      }
      let references = (number > 0 ? [] : widgetNumbers).map { "\($0) 0 R" }.joined(separator: " ")
      kids.append(
        add(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(pageSize.width) \(pageSize.height)] /Contents \(content) 0 R "
            + "/Resources << /Font << \(fonts.joined(separator: " ")) >> >> /Annots [\(annotations.joined(separator: " ")) \(references)] "
            + "\(pageEntries) >>"))
    }
    objects[1] =
      "<< /Type /Pages /Count \(kids.count) /Kids [\(kids.map { "\($0) 0 R" }.joined(separator: " "))] >>"
    var catalog = "/Type /Catalog /Pages 2 0 R \(catalogEntries)"
    if !widgetNumbers.isEmpty {
      catalog += " /AcroForm << /Fields [\(widgetNumbers.map { "\($0) 0 R" }.joined(separator: " "))] >>"
    }
    if !outline.isEmpty {
      let root = objects.count + 1
      let entries = outline.indices.map { root + 1 + $0 }
      _ = add(
        "<< /Type /Outlines /First \(entries[0]) 0 R /Last \(entries[entries.count - 1]) 0 R /Count \(entries.count) >>"
      )
      for (index, title) in outline.enumerated() {
        let next = index + 1 < entries.count ? "/Next \(entries[index + 1]) 0 R" : ""
        let before = index > 0 ? "/Prev \(entries[index - 1]) 0 R" : ""
        _ = add("<< /Title (\(title)) /Parent \(root) 0 R /Dest [\(kids[0]) 0 R /Fit] \(next) \(before) >>")
      }
      catalog += " /Outlines \(root) 0 R"
    }
    objects[0] = "<< \(catalog) >>"
    let information = add("<< \(info.map { "/\($0.key) (\($0.value))" }.joined(separator: " ")) >>")
    return TypedPDF.file(objects, info: information)
  }

  private static func file(_ objects: [String], info: Int) -> [UInt8] {
    var file = Array("%PDF-1.7\n".utf8)
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(file.count)
      file += Array("\(number + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let table = file.count
    file += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      file += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    file += Array(
      "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(info) 0 R >>\nstartxref\n\(table)\n%%EOF\n".utf8)
    return file
  }
}
