internal import Provenance
internal import Stages

extension Rule {
  /// Text of a page that is in no block: white space, characters drawn twice.
  static let pdfLayout = Rule("pdf.layout")
  static let pdfBullet = Rule("pdf.bullet")
  static let pdfListNumber = Rule("pdf.list-number")
  static let pdfDate = Rule("pdf.date")
  static let pdfHidden = Rule("pdf.hidden")
  static let pdfArtifact = Rule("pdf.artifact")
  static let pdfSpace = Rule("pdf.space")
  static let ocr = Rule("ocr")
}

/// The rules that the extractor may name.
enum PDFRules {
  static let entries: [RuleEntry] = [
    RuleEntry(.pdfLayout, .removal, "Text of a page that is in no block, such as white space at its ends."),
    RuleEntry(.pdfBullet, .removal, "A bullet is told by its item being an item."),
    RuleEntry(.pdfListNumber, .removal, "The number of an item is told by its place in a numbered list."),
    RuleEntry(.pdfHidden, .removal, "Text off the page, white on white, or set to be invisible is no content."),
    RuleEntry(.pdfArtifact, .removal, "The file's tags say that this line at the edge of a page is no content."),
    RuleEntry(.pdfDate, .spelling(PDFDate.spelled), "A date is spelled as ISO 8601 spells it, in its own precision."),
    RuleEntry(.ocr, .stated, "Tesseract read this in the picture of the page."),
    RuleEntry(
      .pdfSpace, .literal([" ", "\n"]),
      "A space or the end of a line stands between words that stand apart on the page."),
  ]
}
