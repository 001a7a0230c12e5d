extension HTMLTreeReader {
  mutating func startFormatting() {
    reopen()
    insert()
    remember()
  }

  /// A link in a link ends the outer one.
  mutating func startLink() {
    if let index = formatting.last(.a) {
      let serial = formatting.entries[index].serial
      adopt(.a)
      if let left = formatting.entries.lastIndex(where: { $0.serial == serial && !$0.isMarker }) {
        let entry = formatting.entries.remove(at: left)
        if open.isOpen(entry.place, serial) { end(at: entry.place) }
      }
    }
    startFormatting()
  }

  private mutating func remember() {
    let node = open[open.top]
    formatting.add(
      FormattingList.Entry(tag: tag, range: token.range, name: node.name, place: open.top, serial: node.serial),
      tokens.bytes)
  }

  /// Opens again what a block's end has closed and the author has not.
  @inline(__always)
  mutating func reopen() {
    guard let last = formatting.entries.last, !last.isMarker, !open.isOpen(last.place, last.serial) else { return }
    reopenAll()
  }

  private mutating func reopenAll() {
    var index = formatting.entries.count - 1
    while index > 0 {
      let entry = formatting.entries[index - 1]
      if entry.isMarker || open.isOpen(entry.place, entry.serial) { break }
      index -= 1
    }
    while index < formatting.entries.count {
      let entry = formatting.entries[index]
      let serial = open.push(entry.tag, name: entry.name)
      var tag = HTMLTokenizer(tokens.bytes, in: entry.range)
      tag.next()
      sink.start(entry.tag, entry.range, tag.attributes, isAgain: true)
      formatting.entries[index].place = open.top
      formatting.entries[index].serial = serial
      index += 1
    }
  }

  /// The end of a formatting element: the "adoption agency" without moving anything. Blocks in it go on without it.
  mutating func adopt(_ tag: HTMLTag) {
    guard let index = formatting.last(tag) else {
      if let place = open.inOrdinary(tag) {
        closeImplied(except: tag)
        pop(to: place)
      }
      return
    }
    let entry = formatting.entries[index]
    guard open.isOpen(entry.place, entry.serial) else {
      formatting.entries.remove(at: index)
      return
    }
    guard entry.place > open.scopePlace else { return }
    formatting.entries.remove(at: index)
    guard open.holdsSpecial(entry.place) else { return pop(to: entry.place) }
    // What is no block and no formatting ends with it, and so does all that stands in the innermost block.
    pop(to: open.specialPlace + 1)
    for place in ((entry.place + 1)..<open.count).reversed()
    where !open[place].isEnded && !open[place].tag.isSpecial && !formatting.holds(open[place].serial) {
      end(at: place)
    }
    end(at: entry.place)
  }
}
