import Stages
import TestSupport
import Testing

@testable import ZipFiles

@Suite struct ZipArchiveTests {
  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let failure as Failure {
      return failure.code
    } catch {
      return "\(error)"
    }
  }

  @Test func entriesAreReadByName() throws {
    let archive = try ZipArchive(ZipWriter([("a.txt", "one"), ("b/c.txt", "two")]).finished())
    #expect(try archive.read("b/c.txt") == Array("two".utf8))
    #expect(!archive.contains("c.txt"))
    #expect(code { _ = try archive.read("c.txt") } == "zip.missing")
  }

  @Test func whatIsNoZipFails() {
    #expect(code { _ = try ZipArchive(Array("no zip at all".utf8)) } == "zip.damaged")
    let whole = ZipWriter([("a.txt", "one")]).finished()
    for length in 0..<whole.count {
      #expect(code { _ = try ZipArchive(Array(whole[..<length])).read("a.txt") } != nil)
    }
  }

  @Test func aWrongSumFails() throws {
    var writer = ZipWriter()
    writer.add("a.txt", Array("one".utf8), checksum: 7)
    let archive = try ZipArchive(writer.finished())
    #expect(code { _ = try archive.read("a.txt") } == "zip.damaged")
  }

  @Test func encryptedEntriesFail() throws {
    var writer = ZipWriter()
    writer.add("a.txt", Array("one".utf8), flags: 1)
    let archive = try ZipArchive(writer.finished())
    #expect(code { _ = try archive.read("a.txt") } == "zip.encrypted")
  }

  @Test func oneOfTwoNamesakesIsNotGuessed() throws {
    let archive = try ZipArchive(ZipWriter([("a.txt", "one"), ("a.txt", "two"), ("b.txt", "three")]).finished())
    #expect(code { _ = try archive.read("a.txt") } == "zip.doubled-name")
    #expect(try archive.read("b.txt") == Array("three".utf8))
  }

  @Test func whatInflatesBeyondTheBudgetFails() throws {
    var budget = ZipArchive.Budget()
    budget.entry = 10
    budget.total = 15
    budget.count = 3
    let text = String(repeating: "x", count: 10)
    let archive = try ZipArchive(ZipWriter([("a", text), ("b", text), ("c", text + "x")]).finished(), budget: budget)
    #expect(code { _ = try archive.read("c") } == "zip.too-large")
    #expect(try archive.read("a").count == 10)
    #expect(code { _ = try archive.read("b") } == "zip.too-large")
    let many = ZipWriter((0..<4).map { (name: "\($0)", text: "") }).finished()
    #expect(code { _ = try ZipArchive(many, budget: budget) } == "zip.too-large")
  }

  @Test(arguments: [
    ("../text/a%20b.xhtml#c", "OPS/toc/nav.xhtml", "OPS/text/a b.xhtml"),
    ("ch1.xhtml", "OPS/book.opf", "OPS/ch1.xhtml"),
    ("/word/styles.xml", "word/document.xml", "word/styles.xml"), ("./a.xml", "", "a.xml"),
  ])
  func referencesBetweenPartsAreResolved(_ reference: String, _ part: String, _ name: String) {
    #expect(PartName.resolve(reference, from: part) == name)
  }

  @Test(arguments: ["../../a.xml", "https://example.org/a.xml", "#place", ""])
  func whatIsOutsideIsNoPart(_ reference: String) {
    #expect(PartName.resolve(reference, from: "OPS/book.opf") == nil)
  }
}
