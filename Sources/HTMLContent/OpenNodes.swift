/// The stack of open elements (the HTML standard, section 13.2.4.2), with what its rules ask for kept at hand, so that no
/// rule looks through the stack.
struct OpenNodes {
  enum Namespace: UInt8 { case html, math, svg }

  struct Node {
    var tag: HTMLTag
    var namespace = Namespace.html
    /// Ended while elements inside it went on.
    var isEnded = false
    /// Text and HTML in this foreign element are read as in HTML.
    var isHTMLPoint = false
    var isMathPoint = false
    /// Tells elements apart that had the same place in the stack.
    var serial: UInt32
    /// Bytes of the tag's name.
    var name: Range<Int>
    /// The next element of that name further out, or -1.
    fileprivate(set) var outer: Int32 = -1
    /// Places of the nearest elements, this one included, that bound a search; -1 where there is none.
    fileprivate(set) var scope: Int32 = -1
    fileprivate(set) var buttonScope: Int32 = -1
    fileprivate(set) var listScope: Int32 = -1
    fileprivate(set) var tableScope: Int32 = -1
    fileprivate(set) var special: Int32 = -1
    fileprivate(set) var itemBound: Int32 = -1
    fileprivate(set) var context: Int32 = -1

    init(_ tag: HTMLTag, name: Range<Int>, serial: UInt32) {
      self.tag = tag
      self.name = name
      self.serial = serial
    }
  }

  private(set) var nodes: [Node] = []
  /// The innermost open element of each name, or -1.
  private var innermost: [Int32] = Array(repeating: -1, count: HTMLTag.allCases.count)
  private var serial: UInt32 = 0
  /// How many elements of MathML and SVG are open.
  private(set) var foreignCount = 0

  init() {
    nodes.reserveCapacity(64)
  }

  var count: Int { nodes.count }
  var top: Int { nodes.count - 1 }
  /// The current element's name; foreign ones have none that HTML knows.
  var current: HTMLTag {
    guard let last = nodes.last, last.namespace == .html else { return .other }
    return last.tag
  }

  subscript(index: Int) -> Node { nodes[index] }

  mutating func push(_ tag: HTMLTag, name: Range<Int>, namespace: Namespace = .html) -> UInt32 {
    serial += 1
    var node = Node(tag, name: name, serial: serial)
    let place = Int32(nodes.count)
    if let below = nodes.last {
      node.scope = below.scope
      node.buttonScope = below.buttonScope
      node.listScope = below.listScope
      node.tableScope = below.tableScope
      node.special = below.special
      node.itemBound = below.itemBound
      node.context = below.context
    }
    if namespace == .html {
      bound(&node, place)
      node.outer = innermost[Int(tag.rawValue)]
      innermost[Int(tag.rawValue)] = place
    } else {
      node.namespace = namespace
      foreignCount += 1
      boundForeign(&node, place)
    }
    nodes.append(node)
    return serial
  }

  private func bound(_ node: inout Node, _ place: Int32) {
    let tag = node.tag
    guard tag.isSpecial else { return }
    node.special = place
    if tag != .address, tag != .div, tag != .p { node.itemBound = place }
    if tag.isContext { node.context = place }
    if tag.isScope {
      node.scope = place
      node.buttonScope = place
      node.listScope = place
      if tag == .html || tag == .table || tag == .template { node.tableScope = place }
    } else if tag == .button {
      node.buttonScope = place
    } else if tag == .ol || tag == .ul {
      node.listScope = place
    }
  }

  private func boundForeign(_ node: inout Node, _ place: Int32) {
    if node.namespace == .math {
      switch node.tag {
      case .mi, .mo, .mn, .ms, .mtext: node.isMathPoint = true
      default: break
      }
    } else {
      switch node.tag {
      case .foreignobject, .desc, .title: node.isHTMLPoint = true
      default: break
      }
    }
    guard node.isMathPoint || node.isHTMLPoint else { return }
    node.scope = place
    node.buttonScope = place
    node.listScope = place
    node.special = place
    node.itemBound = place
  }

  mutating func makeHTMLPoint() { nodes[nodes.count - 1].isHTMLPoint = true }

  /// Takes the last element away. Returns whether it had ended before.
  mutating func pop() -> Bool {
    let node = nodes.removeLast()
    if node.namespace != .html {
      foreignCount -= 1
    } else if !node.isEnded {
      innermost[Int(node.tag.rawValue)] = node.outer
    }
    return node.isEnded
  }

  /// Ends an element further out.
  mutating func end(at index: Int) {
    let tag = nodes[index].tag
    let place = Int32(index)
    if innermost[Int(tag.rawValue)] == place {
      innermost[Int(tag.rawValue)] = nodes[index].outer
    } else {
      var inner = Int(innermost[Int(tag.rawValue)])
      while nodes[inner].outer > place { inner = Int(nodes[inner].outer) }
      if nodes[inner].outer == place { nodes[inner].outer = nodes[index].outer }
    }
    nodes[index].isEnded = true
  }

  func isOpen(_ index: Int, _ serial: UInt32) -> Bool {
    index < nodes.count && nodes[index].serial == serial && !nodes[index].isEnded
  }

  // MARK: Scopes

  /// The place of the innermost element of that name, or -1.
  @inline(__always)
  func place(of tag: HTMLTag) -> Int { Int(innermost[Int(tag.rawValue)]) }

  private func within(_ tag: HTMLTag, _ bound: Int32?) -> Int? {
    let place = innermost[Int(tag.rawValue)]
    // An element that is itself the boundary is found before it bounds.
    return place >= 0 && place >= bound ?? -1 ? Int(place) : nil
  }

  func inScope(_ tag: HTMLTag) -> Int? { within(tag, nodes.last?.scope) }
  func inButtonScope(_ tag: HTMLTag) -> Int? { within(tag, nodes.last?.buttonScope) }
  func inListScope(_ tag: HTMLTag) -> Int? { within(tag, nodes.last?.listScope) }
  func inTableScope(_ tag: HTMLTag) -> Int? { within(tag, nodes.last?.tableScope) }

  /// An item that the start of the next one ends.
  func openItem(_ tag: HTMLTag) -> Int? { within(tag, nodes.last?.itemBound) }

  /// An element that no special one stands in.
  func inOrdinary(_ tag: HTMLTag) -> Int? { within(tag, nodes.last?.special) }

  func headingInScope() -> Int? {
    [HTMLTag.h1, .h2, .h3, .h4, .h5, .h6].compactMap { inScope($0) }.max()
  }

  /// The next element of the same name beyond one, if no special one stands in it.
  func next(beyond place: Int) -> Int? {
    let outer = nodes[place].outer
    return outer >= 0 && outer >= nodes[nodes.count - 1].special ? Int(outer) : nil
  }

  /// The place of the element that bounds the scope, or -1.
  var scopePlace: Int { Int(nodes.last?.scope ?? -1) }
  /// The place of the innermost special element, or -1.
  var specialPlace: Int { Int(nodes.last?.special ?? -1) }

  /// Whether a special element stands in the one at a place.
  func holdsSpecial(_ place: Int) -> Bool { (nodes.last?.special ?? -1) > Int32(place) }

  /// The innermost element that the insertion mode depends on.
  var context: HTMLTag { nodes.last.flatMap { $0.context >= 0 ? nodes[Int($0.context)].tag : nil } ?? .html }
}
