import Provenance

extension Rule {
  fileprivate static let fold = Rule("benchmark.fold")
}

/// The same work with origins and without; each gives the length of what it made.
struct Work {
  let name: String
  let traced: () -> Int
  let plain: () -> Int

  static func all(_ material: Material) -> [Work] {
    [respelling(material), respellingAgain(material), quoting(material), slicing(material), appending(material)]
  }

  /// One pass that keeps the text and respells each place.
  static func respelling(_ material: Material) -> Work {
    respelling("respell once", material, material.source.quote())
  }

  /// The same on a text that has 80,000 runs already.
  static func respellingAgain(_ material: Material) -> Work {
    var writer = TextRewriter(material.source.quote())
    for place in material.places {
      writer.keep(to: place.lowerBound)
      writer.respell(to: place.upperBound, as: [0x20, 0x20], by: .fold)
    }
    return respelling("respell a respelled text", material, writer.finish())
  }

  private static func respelling(_ name: String, _ material: Material, _ text: TracedText) -> Work {
    let places = material.places
    let bytes = material.bytes
    let space: [UInt8] = [0x20]
    return Work(
      name: name,
      traced: {
        var writer = TextRewriter(text)
        for place in places {
          writer.keep(to: place.lowerBound)
          writer.respell(to: place.upperBound, as: space, by: .fold)
        }
        return writer.finish().count
      },
      plain: {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for place in places {
          result.append(contentsOf: bytes[position..<place.lowerBound])
          result.append(0x20)
          position = place.upperBound
        }
        result.append(contentsOf: bytes[position...])
        return result.count
      })
  }

  /// Every word quoted into one text.
  static func quoting(_ material: Material) -> Work {
    let words = words(material)
    return Work(
      name: "quote",
      traced: {
        var builder = TracedTextBuilder(material.source)
        for word in words { builder.quote(word) }
        return builder.take().count
      },
      plain: {
        var result: [UInt8] = []
        for word in words { result.append(contentsOf: material.bytes[word]) }
        return result.count
      })
  }

  /// Every word a text of its own.
  static func slicing(_ material: Material) -> Work {
    let words = words(material)
    let text = material.source.quote()
    return Work(
      name: "slice",
      traced: {
        var total = 0
        for word in words { total += text[word].count }
        return total
      },
      plain: {
        var total = 0
        for word in words { total += Array(material.bytes[word]).count }
        return total
      })
  }

  /// Texts of one word each joined.
  static func appending(_ material: Material) -> Work {
    let texts = words(material).map { material.source.quote($0) }
    let plain = words(material).map { Array(material.bytes[$0]) }
    return Work(
      name: "append",
      traced: { TracedText.joined(texts).count },
      plain: {
        var result: [UInt8] = []
        for word in plain { result.append(contentsOf: word) }
        return result.count
      })
  }

  private static func words(_ material: Material) -> [Range<Int>] {
    var position = 0
    return material.places.map { place in
      defer { position = place.upperBound }
      return position..<place.lowerBound
    }
  }
}
