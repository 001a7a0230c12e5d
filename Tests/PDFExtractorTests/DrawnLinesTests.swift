import DocumentModel
import Foundation
import PDFExtractor
import Testing

/// Lines of files whose streams are encrypted with the empty password, as many that may not be printed or changed are.
@Suite struct DrawnLinesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Fixtures")

  /// `encrypted-rc4-40`, `-rc4-128`, `-aes-128`: one table of three columns, without its left and right edges, one of whose
  /// cells is empty.
  @Test(arguments: ["rc4-40", "rc4-128", "aes-128"])
  func linesAreReadFromEncryptedFiles(cipher: String) throws {
    let file = Self.folder.appendingPathComponent("encrypted-\(cipher).pdf")
    let reading = try Reading([UInt8](try Data(contentsOf: file)))
    #expect(
      reading.outline == ["| Store | Seed | Groups", "| North |  | 12", "| South | millet and sorghum, kept dry | "])
  }
}
