internal import CPopplerGLib
public import Stages

/// The pages of a PDF as pictures.
public struct PagePictures {
  private let document: PDFFile

  /// - Throws: `pdf.encrypted`, `pdf.damaged`.
  public init(_ file: SourceFile) throws {
    document = try PDFFile(file)
  }

  public var count: Int { document.pageCount }

  /// A page, from 1, as PNG of so many pixels to the inch, at most `side` on its longer side; nil where it can't be drawn.
  /// Marks are drawn over it.
  public func png(
    ofPage number: Int, resolution: Double, side: Double = 2_200, marks: [PageMark] = []
  ) -> [UInt8]? {
    guard (1...count).contains(number), let page = poppler_document_get_page(document.pointer, Int32(number - 1)) else {
      return nil
    }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    return DrawnPage.pixels(page, dotsPerInch: resolution, side: side, marks: marks) { pixels, _ in
      PNGWriter.png(pixels)
    } ?? nil
  }
}
