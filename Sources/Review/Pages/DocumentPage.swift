public import Corrections

/// The page of one document.
public enum DocumentPage {
  static let frame = PageFrame(
    script: PageFrame.script([
      PackageResources.common_js, PackageResources.values_js, PackageResources.source_js, PackageResources.record_js,
      PackageResources.lighting_js, PackageResources.decisions_js, PackageResources.document_js,
    ]))

  /// The page of data as `ReviewDocument` makes it, its title the window's, with the corrections that the document already has, and a
  /// picture (PNG) for each page that has one.
  public static func bytes(
    title: String, data: [UInt8], links: ReviewLinks, corrections: [Correction] = [], pictures: [Int: [UInt8]] = [:]
  ) -> [UInt8] {
    var page = PageBytes()
    frame.head(title: title, kind: "document", into: &page)
    page.raw(
      "<div id=\"app\"><noscript><p>This page is drawn by its own script; nothing is loaded.</p></noscript></div>\n")
    page.data(links.json, id: "links")
    if !corrections.isEmpty { page.data(Array(CorrectionLines.write(corrections).utf8), id: "corrections") }
    page.base64(data, id: "data")
    frame.scriptElement(into: &page)
    for (number, png) in pictures.sorted(by: { $0.key < $1.key }) { page.base64(png, id: "picture-\(number)") }
    frame.end(into: &page)
    return page.bytes
  }
}
