internal import CShims
internal import Glibc

/// An image of the file in greys, without drawing the page that shows it: in a tenth of the time, where photographs have
/// more pixels than anyone sees.
struct StoredPicture {
  private enum Colors: Int { case grey = 1, rgb = 3 }

  /// In pixels: larger images are left to those who draw.
  private static let pixelLimit = 48 << 20

  private let objects: ObjectIndex
  private let stream: RawStream
  private let width: Int
  private let height: Int

  /// Nil where the image is a stencil, has a mask of colours, or is decoded in a way of its own.
  init?(_ objects: ObjectIndex, object: Int) {
    guard let stream = objects.stream(.reference(object)),
      objects.resolve(stream.dictionary["Subtype"])?.name == "Image",
      let width = objects.resolve(stream.dictionary["Width"])?.number,
      let height = objects.resolve(stream.dictionary["Height"])?.number,
      width >= 1, height >= 1, width * height <= Double(StoredPicture.pixelLimit),
      ["ImageMask", "Mask", "Decode", "Matte"].allSatisfy({ stream.dictionary[$0] == nil })
    else { return nil }
    (self.objects, self.stream, self.width, self.height) = (objects, stream, Int(width), Int(height))
  }

  /// How many bytes are read for it.
  var cost: Int { width * height * 3 }

  /// As it is seen on white paper, in a size; nil where it is stored in a way that is not read here.
  func pixels(width: Int, height: Int) -> GreyPixels? {
    guard var pixels = stored(near: width)?.scaled(width: width, height: height) else { return nil }
    guard let mask = stream.dictionary["SMask"] else { return pixels }
    guard let object = mask.reference, let through = StoredPicture(objects, object: object),
      through.colors == .grey,
      let shares = through.stored(near: width)?.scaled(width: width, height: height)
    else { return nil }
    pixels.lay(through: shares)
    return pixels
  }

  private func stored(near width: Int) -> GreyPixels? {
    switch StreamDecoder.filters(stream, objects) {
    case ["DCTDecode"], ["DCT"]: jpeg(near: width)
    case let filters where filters.allSatisfy({ ["FlateDecode", "Fl", "LZWDecode", "LZW"].contains($0) }): samples()
    default: nil
    }
  }

  private func jpeg(near wanted: Int) -> GreyPixels? {
    let bytes = StreamDecoder.deciphered(stream, objects, limit: .max)
    guard let head = JPEGHead(bytes), head.width == width, head.height == height,
      Colors(rawValue: head.components) != nil
    else { return nil }
    let divisor = [8, 4, 2].first { width / $0 >= wanted } ?? 1
    var (columns, rows) = (Int32(0), Int32(0))
    guard let greys = verbatim_jpeg_greys(bytes, bytes.count, Int32(divisor), &columns, &rows) else { return nil }
    defer { free(greys) }
    let pixels = UnsafeBufferPointer(start: greys, count: Int(columns) * Int(rows))
    return GreyPixels(bytes: Array(pixels), width: Int(columns), height: Int(rows))
  }

  private func samples() -> GreyPixels? {
    guard let colors, objects.resolve(stream.dictionary["BitsPerComponent"])?.number == 8, !hasOtherPredictor else {
      return nil
    }
    let bytes = StreamDecoder.decoded(stream, objects, limit: (width * colors.rawValue + 1) * height)
    guard bytes.count >= width * height * colors.rawValue else { return nil }
    if colors == .grey { return GreyPixels(bytes: bytes, width: width, height: height) }
    let greys = [UInt8](unsafeUninitializedCapacity: width * height) { greys, count in
      bytes.withUnsafeBufferPointer { bytes in
        for pixel in 0..<(width * height) {
          // Rec. 601, in 256ths.
          let (red, green, blue) = (Int(bytes[3 * pixel]), Int(bytes[3 * pixel + 1]), Int(bytes[3 * pixel + 2]))
          greys[pixel] = UInt8((77 * red + 150 * green + 29 * blue) >> 8)
        }
      }
      count = width * height
    }
    return GreyPixels(bytes: greys, width: width, height: height)
  }

  /// TIFF's differences, which are not undone here.
  private var hasOtherPredictor: Bool {
    let parameters = objects.resolve(stream.dictionary["DecodeParms"] ?? stream.dictionary["DP"])
    let all = parameters?.array ?? parameters.map { [$0] } ?? []
    return all.contains { objects.resolve($0)?.dictionary?["Predictor"]?.number == 2 }
  }

  /// Of samples that are greys or red, green and blue, whatever exactly these are.
  private var colors: Colors? {
    let space = objects.resolve(stream.dictionary["ColorSpace"] ?? stream.dictionary["CS"])
    switch space?.name ?? objects.resolve(space?.array?.first)?.name {
    case "DeviceGray", "CalGray", "G": return .grey
    case "DeviceRGB", "CalRGB", "RGB": return .rgb
    case "ICCBased":
      guard let profile = objects.stream(space?.array?.dropFirst().first) else { return nil }
      return objects.resolve(profile.dictionary["N"])?.number.flatMap { Colors(rawValue: Int($0)) }
    default: return nil
    }
  }
}
