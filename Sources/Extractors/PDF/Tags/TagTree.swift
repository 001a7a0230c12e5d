/// The structure tree of a tagged file (ISO 32000-1, 14.7), read from the file itself: poppler's way to the text of an element
/// reads the page again for each, and a deep tree ends the process.
struct TagTree {
  private static let elementLimit = 60_000
  private static let depthLimit = 200
  /// In bytes.
  private static let alternativeLimit = 4_000

  struct Element {
    var kind: TagKind
    var alternative: [UInt8]?
    /// The nearest element above, or this one, that is a figure.
    var figure: Int32?
    /// The element that gave the kind, above or this one.
    var group: Int32
  }

  private(set) var elements: [Element] = []
  /// Elements by the object of the page and the number of the marked content.
  private var leaves: [Int: [Int32: Int32]] = [:]
  private let objects: ObjectIndex
  private let roles: [String: PDFValue]

  /// Nil where there is no tree, or one too large.
  init?(_ objects: ObjectIndex, catalog: [String: PDFValue]) {
    guard let root = objects.resolve(catalog["StructTreeRoot"])?.dictionary, let kids = root["K"] else { return nil }
    self.objects = objects
    roles = objects.resolve(root["RoleMap"])?.dictionary ?? [:]
    walk(kids)
    guard !leaves.isEmpty, elements.count < TagTree.elementLimit else { return nil }
  }

  /// The element of a piece of marked content.
  func element(_ number: Int32, page: Int) -> Element? { leaves[page]?[number].map { elements[Int($0)] } }

  private struct Step {
    var value: PDFValue
    /// The element above; -1 at the top.
    var parent: Int32
    var page: Int?
    var depth: Int
  }

  private mutating func walk(_ kids: PDFValue) {
    var seen = Set<Int>()
    var stack = [Step(value: kids, parent: -1, page: nil, depth: 0)]
    while let step = stack.popLast(), elements.count < TagTree.elementLimit, stack.count < 4 * TagTree.elementLimit {
      switch step.value {
      case .number(let number): add(number, step)
      case .array(let values):
        for value in values.reversed() {
          stack.append(Step(value: value, parent: step.parent, page: step.page, depth: step.depth + 1))
        }
      case .reference(let number):
        guard step.depth < TagTree.depthLimit, seen.insert(number).inserted, let value = objects.resolve(step.value)
        else { continue }
        stack.append(Step(value: value, parent: step.parent, page: step.page, depth: step.depth))
      case .dictionary(let entries):
        guard step.depth < TagTree.depthLimit else { continue }
        if let number = entries["MCID"]?.number {
          // Numbers in forms count by themselves.
          if entries["Stm"] == nil {
            var step = step
            step.page = entries["Pg"]?.reference ?? step.page
            add(number, step)
          }
        } else if entries["S"] != nil {
          let index = add(entries, below: step.parent)
          if let kids = entries["K"] {
            stack.append(
              Step(
                value: kids, parent: index, page: entries["Pg"]?.reference ?? step.page, depth: step.depth + 1))
          }
        }
      default: continue
      }
    }
  }

  private mutating func add(_ number: Double, _ step: Step) {
    guard step.parent >= 0, let page = step.page, number >= 0, number < 1e6 else { return }
    leaves[page, default: [:]][Int32(number)] = step.parent
  }

  private mutating func add(_ entries: [String: PDFValue], below parent: Int32) -> Int32 {
    let index = Int32(elements.count)
    let name = standard(objects.resolve(entries["S"])?.name ?? "")
    let above = parent >= 0 ? elements[Int(parent)] : nil
    var element = Element(kind: .text, alternative: nil, figure: above?.figure, group: index)
    // An item in a cell or a heading is a part of it.
    if let own = TagKind(name), own != .item || above?.kind ?? .text == .text {
      element.kind = own
    } else if let above, above.kind != .text {
      (element.kind, element.group) = (above.kind, above.group)
    }
    if name == "Figure" || name == "Formula" {
      element.figure = index
      // Strings of an encrypted file are not opened here.
      if objects.cipher == nil, case .string(let bytes) = objects.resolve(entries["Alt"]),
        bytes.count <= TagTree.alternativeLimit
      {
        element.alternative = PDFString.text(bytes)
      }
    }
    elements.append(element)
    return index
  }

  /// What a name of the file's own stands for.
  private func standard(_ name: String) -> String {
    var name = name
    for _ in 0..<8 {
      guard let next = objects.resolve(roles[name])?.name, next != name else { return name }
      name = next
    }
    return name
  }
}
