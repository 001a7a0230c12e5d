import Foundation
import JSONText
import Testing
import ToolRunner

@Suite struct InspectTests {
  private let page = """
    <html><body><nav><a href=/>Home</a></nav><article><h1>Floods</h1>
    <p>The river rose in the night, and by morning the lower fields were gone for good.</p></article></body></html>
    """

  @Test func eachBlockIsShownWithItsRuleAndPlace() throws {
    try Tool.withFolder(["a.html": page]) { folder in
      let result = try Tool.run(["inspect", "a.html", "--blocks"], in: folder)
      #expect(result.code == 0, "\(result.error)")
      #expect(result.output.contains("- html.navigation"))
      #expect(result.output.contains("html > body > article > p"))
    }
  }

  @Test func aPageOfAPDFIsDrawnAsItsOutputIsCalled() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples/pdf/report/hill-schools.pdf").path
    try Tool.withFolder { folder in
      for name in ["page.svg", "page.png", "PAGE.PNG"] {
        let result = try Tool.run(["inspect", sample, "--output", name], in: folder)
        #expect(result.code == 0, "\(result.error)")
      }
      let drawn = try Data(contentsOf: folder.appending(path: "page.png"))
      #expect(drawn.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      #expect(try drawn == Data(contentsOf: folder.appending(path: "PAGE.PNG")))
      #expect(try String(contentsOf: folder.appending(path: "page.svg"), encoding: .utf8).hasPrefix("<svg "))
    }
  }

  @Test func asJSON() throws {
    try Tool.withFolder(["a.html": page]) { folder in
      let result = try Tool.run(["inspect", "a.html", "--blocks", "--format", "json"], in: folder)
      let node = try JSONReader.read(Array(result.output.utf8))
      #expect(node.at("/blocks/0/dropped")?.string == "html.navigation")
      #expect(node.at("/blocks/1/kind")?.string == "h1")
      #expect(node.at("/blocks/2/dropped") == nil)
    }
  }

  @Test(
    arguments: [
      (["inspect", "none.html", "--blocks"], 66), (["inspect", "empty.html", "--blocks"], 65),
      (["inspect", "empty.html"], 64),
    ] as [([String], Int32)])
  func whatIsMissingOrNoPageIsSaid(_ arguments: [String], _ code: Int32) throws {
    try Tool.withFolder(["empty.html": " "]) { folder in
      let result = try Tool.run(arguments, in: folder)
      #expect(result.code == code)
    }
  }
}
