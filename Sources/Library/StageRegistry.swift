import Cleaners
import DOCXExtractor
import EPUBExtractor
import ExternalStages
import FrontMatter
import HTMLExtractor
import MarkdownExtractor
import PlainTextExtractor
package import Runner
import Sinks
package import Stages
import Structurers
import WARCFiles

#if PDF
  import PDFExtractor
#endif

/// All stages that there are. A new one is a line here.
package enum StageRegistry {
  package static let stages = StageList(
    repairers: [FrontMatterRepairer.self],
    extractors: extractors,
    cleaners: [
      MainContent.self, Furniture.self, Paragraphs.self, Hyphenation.self, WhitespaceCleaner.self, ExternalCleaner.self,
    ],
    structurers: [FactsheetStructurer.self],
    sinks: [JSONSink.self, JSONLinesSink.self, MarkdownSink.self, TextSink.self],
    containers: [WARCContainer.self])

  private static var extractors: [any Extractor.Type] {
    #if PDF
      [
        PDFExtractor.self, HTMLExtractor.self, MarkdownExtractor.self, DOCXExtractor.self, EPUBExtractor.self,
        PlainTextExtractor.self, ExternalExtractor.self,
      ]
    #else
      [
        HTMLExtractor.self, MarkdownExtractor.self, DOCXExtractor.self, EPUBExtractor.self, PlainTextExtractor.self,
        ExternalExtractor.self,
      ]
    #endif
  }

  package static let catalogue: RuleCatalogue = stages.catalogue
}
