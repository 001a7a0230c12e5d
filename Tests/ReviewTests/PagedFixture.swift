import Foundation

/// A PDF of plain pages.
enum PagedFixture {
  static func pdf(pages: Int) -> Data {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    var kids: [Int] = []
    for page in 1...pages {
      let lines = (1...38).map { "(Page \(page), line \($0): the wells of the valley were counted once a year.) Tj T*" }
      let content = "BT /F1 10 Tf 16 TL 72 740 Td\n\(lines.joined(separator: "\n"))\nET"
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(objects.count) 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
      )
      kids.append(objects.count)
    }
    objects[1] = "<< /Type /Pages /Count \(pages) /Kids [\(kids.map { "\($0) 0 R" }.joined(separator: " "))] >>"
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(format: "%010d 00000 n \n", offset) }
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Data(file.utf8)
  }
}
