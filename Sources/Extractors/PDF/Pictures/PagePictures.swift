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
  public func png(ofPage number: Int, resolution: Double, side: Double = 2_200) -> [UInt8]? {
    guard (1...count).contains(number), let page = poppler_document_get_page(document.pointer, Int32(number - 1)) else {
      return nil
    }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    guard width >= 1, height >= 1, width.isFinite, height.isFinite else { return nil }
    let scale = min(resolution / 72, side / max(width, height))
    return PagePictures.png(page, Int32(max(1, width * scale)), Int32(max(1, height * scale)), scale)
  }

  private static func png(_ page: OpaquePointer, _ width: Int32, _ height: Int32, _ scale: Double) -> [UInt8]? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else { return nil }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let pixels = PixelRows(
      data: data, stride: Int(cairo_image_surface_get_stride(surface)), width: Int(width), height: Int(height))
    return PNGWriter.png(pixels)
  }
}
