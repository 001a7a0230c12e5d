import Provenance
import TestSupport

/// A traced text and its model, edited the same way.
struct Pair {
  var text = TracedText()
  var model = NaiveText()
  /// What edits took out, whole or respelled.
  var dropped: Set<NaiveText.Byte> = []

  static func + (left: Pair, right: Pair) -> Pair {
    Pair(text: left.text + right.text, model: left.model + right.model, dropped: left.dropped.union(right.dropped))
  }
}

/// Draws edits that stages make: births, joins, slices, respellings, removals, one-pass rewrites.
struct RandomEdits {
  static let rules = (0..<12).map { Rule(named: "laws.rule-\($0)") }
  static let literal = Rule("laws.literal")
  static let spellings = ["", " ", "x", "and", "é–", "2019-07-25"].map { Array($0.utf8) }

  var random: SeededRandom
  let sources: [Source]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    sources = RandomSources.make(&random)
  }

  private mutating func rule() -> Rule { RandomEdits.rules[random.below(RandomEdits.rules.count)] }
  private mutating func spelling() -> [UInt8] { RandomEdits.spellings[random.below(RandomEdits.spellings.count)] }

  /// A range of some text that cuts no character apart.
  private mutating func range(_ utf8: [UInt8]) -> Range<Int> {
    let starts = utf8.indices.filter { utf8[$0] & 0xC0 != 0x80 } + [utf8.count]
    let low = starts[random.below(starts.count)]
    let high = starts[random.below(starts.count)]
    return min(low, high)..<max(low, high)
  }

  /// A new text: quoted, decoded or a literal.
  mutating func birth() -> Pair {
    let source = sources[random.below(sources.count)]
    let place = range(source.utf8)
    if random.chance(10) {
      return Pair(
        text: TracedText("km", by: RandomEdits.literal),
        model: NaiveText(literal: Array("km".utf8), by: RandomEdits.literal))
    }
    if random.chance(60) || place.isEmpty {
      return Pair(text: source.quote(place), model: NaiveText(quote: place, of: source))
    }
    let bytes = spelling()
    let rule = rule()
    return Pair(
      text: source.decode(place, as: bytes, by: rule),
      model: NaiveText(decode: place, of: source, as: bytes, by: rule),
      dropped: bytes.isEmpty ? NaiveText(quote: place, of: source).coverage : [])
  }

  /// A text joined with a new one.
  mutating func join(_ pair: Pair) -> Pair { random.chance(60) ? pair + birth() : birth() + pair }

  /// A text changed without a birth.
  mutating func change(_ pair: Pair) -> Pair {
    switch random.below(5) {
    case 0: return slice(pair)
    case 1: return respell(pair)
    case 2: return remove(pair)
    case 3: return split(pair)
    default: return rewrite(pair)
    }
  }

  private mutating func slice(_ pair: Pair) -> Pair {
    let range = range(pair.text.utf8)
    guard range.count > 4 else { return pair }
    let low = pair.model[0..<range.lowerBound].coverage
    let high = pair.model[range.upperBound..<pair.text.count].coverage
    return Pair(text: pair.text[range], model: pair.model[range], dropped: pair.dropped.union(low).union(high))
  }

  private mutating func respell(_ pair: Pair) -> Pair {
    let range = range(pair.text.utf8)
    guard !range.isEmpty else { return pair }
    let bytes = spelling()
    let rule = rule()
    return Pair(
      text: pair.text.respelled(range, as: bytes, by: rule), model: pair.model.respelled(range, as: bytes, by: rule),
      dropped: bytes.isEmpty ? pair.dropped.union(pair.model[range].coverage) : pair.dropped)
  }

  private mutating func remove(_ pair: Pair) -> Pair {
    let range = range(pair.text.utf8)
    guard range.count <= 8 else { return pair }
    var text = pair.text
    text.remove(range)
    return Pair(text: text, model: pair.model.removed(range), dropped: pair.dropped.union(pair.model[range].coverage))
  }

  /// Cuts a text in three and joins the pieces in another order.
  private mutating func split(_ pair: Pair) -> Pair {
    let middle = range(pair.text.utf8)
    let pieces = [0..<middle.lowerBound, middle, middle.upperBound..<pair.text.count].shuffled(using: &random)
    return Pair(
      text: TracedText.joined(pieces.map { pair.text[$0] }),
      model: pieces.reduce(into: NaiveText()) { $0 = $0 + pair.model[$1] }, dropped: pair.dropped)
  }

  /// One pass of keeping, respelling and dropping.
  private mutating func rewrite(_ pair: Pair) -> Pair {
    var writer = TextRewriter(pair.text)
    var result = Pair(dropped: pair.dropped)
    let starts = pair.text.indices.filter { pair.text.utf8[$0] & 0xC0 != 0x80 } + [pair.text.count]
    let cuts = Set((0..<random.below(8)).map { _ in starts[random.below(starts.count)] }).sorted()
    var position = 0
    for cut in cuts where cut > position {
      let range = position..<cut
      switch random.below(4) {
      case 0:
        writer.drop(to: cut)
        result.dropped.formUnion(pair.model[range].coverage)
      case 1:
        let bytes = spelling()
        let rule = rule()
        writer.respell(to: cut, as: bytes, by: rule)
        if bytes.isEmpty { result.dropped.formUnion(pair.model[range].coverage) }
        let old = pair.model[range]
        result.model = result.model + old.respelled(0..<range.count, as: bytes, by: rule)
      default:
        writer.keep(to: cut)
        result.model = result.model + pair.model[range]
      }
      position = cut
    }
    result.model = result.model + pair.model[position..<pair.text.count]
    result.text = writer.finish()
    return result
  }
}
