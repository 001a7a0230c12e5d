/// The pages of a file with what they inherit (ISO 32000-1, 7.7.3).
struct PageTree {
  struct Page {
    /// Of its object.
    var number: Int?
    var contents: PDFValue?
    var resources: PDFValue?
    var annotations: PDFValue?
    var mediaBox: [Double]?
    var cropBox: [Double]?
    /// Degrees clockwise.
    var rotation: Int
  }

  private(set) var pages: [Page] = []
  private(set) var catalog: [String: PDFValue] = [:]
  private let objects: ObjectIndex

  /// More pages than the limit are not looked at.
  init(_ objects: ObjectIndex, limit: Int) {
    self.objects = objects
    guard let root = PageTree.root(objects)?.dictionary else { return }
    catalog = root
    var visited = Set<Int>()
    var stack: [(node: PDFValue, inherited: [String: PDFValue])] = root["Pages"].map { [($0, [:])] } ?? []
    while let (reference, inherited) = stack.popLast(), pages.count < limit, stack.count < 1_000_000 {
      if let number = reference.reference, !visited.insert(number).inserted { continue }
      guard let node = objects.resolve(reference)?.dictionary else { continue }
      var here = inherited
      for key in ["Resources", "MediaBox", "CropBox", "Rotate"] { here[key] = node[key] ?? inherited[key] }
      if let kids = objects.resolve(node["Kids"])?.array {
        stack += kids.reversed().map { ($0, here) }
      } else {
        pages.append(page(reference.reference, node, here))
      }
    }
  }

  /// The catalog: what the last trailer calls the root.
  private static func root(_ objects: ObjectIndex) -> PDFValue? {
    let name = Array("/Root".utf8)
    let bytes = objects.bytes
    var index = bytes.count - name.count
    while index >= 0 {
      if bytes[index] == name[0], bytes[index..<(index + name.count)].elementsEqual(name) {
        var parser = PDFValueParser(bytes, at: index + name.count)
        if let value = objects.resolve(parser.value()), value.dictionary?["Pages"] != nil { return value }
      }
      index -= 1
    }
    return nil
  }

  private func page(_ number: Int?, _ own: [String: PDFValue], _ inherited: [String: PDFValue]) -> Page {
    let rotation = Int(objects.resolve(inherited["Rotate"])?.number ?? 0) % 360
    return Page(
      number: number, contents: own["Contents"], resources: inherited["Resources"], annotations: own["Annots"],
      mediaBox: box(inherited["MediaBox"]), cropBox: box(inherited["CropBox"]), rotation: (rotation + 360) % 360)
  }

  /// Left, bottom, right, top.
  private func box(_ value: PDFValue?) -> [Double]? {
    guard let array = objects.resolve(value)?.array else { return nil }
    let numbers = array.compactMap { objects.resolve($0)?.number }
    guard numbers.count == 4 else { return nil }
    return [
      min(numbers[0], numbers[2]), min(numbers[1], numbers[3]), max(numbers[0], numbers[2]),
      max(numbers[1], numbers[3]),
    ]
  }
}

extension PageTree.Page {
  /// The part of the page that is shown: left, bottom, right, top.
  var shownBox: [Double] {
    let media = mediaBox ?? [0, 0, 612, 792]
    guard let crop = cropBox else { return media }
    let shown = [max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])]
    return shown[2] > shown[0] && shown[3] > shown[1] ? shown : media
  }

  /// From the page's own coordinates to points from the top-left of what is shown.
  var transform: DrawingTransform {
    let box = shownBox
    switch rotation {
    case 90: return DrawingTransform(0, 1, 1, 0, -box[1], -box[0])
    case 180: return DrawingTransform(-1, 0, 0, 1, box[2], -box[1])
    case 270: return DrawingTransform(0, -1, -1, 0, box[3], box[2])
    default: return DrawingTransform(1, 0, 0, -1, -box[0], box[3])
    }
  }

  /// As displayed, in points.
  var size: (width: Double, height: Double) {
    let box = shownBox
    let (width, height) = (box[2] - box[0], box[3] - box[1])
    return rotation % 180 == 0 ? (width, height) : (height, width)
  }
}
