import Testing

/// What stands below pictures beside each other.
@Suite struct UnderPicturesTests {
  @Test func captionsBesideEachOtherAreReadPictureByPicture() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left, x: 50, y: 60)
    for (x, lines) in [
      (50.0, ["A farmer shows a seedling of the tree", "that will shade her cocoa."]),
      (220, ["Plots are measured with telephones;", "the data stay with the village."]),
    ] {
      pdf.shade(x: x, y: 130, width: 158, height: 70, gray: 0.7)
      pdf.lines(lines, x: x, y: 211, leading: 9, size: 8)
    }
    pdf.lines(LayoutTests.right, x: 50, y: 250)
    #expect(
      try Reading(pdf.bytes).outline == [
        LayoutTests.left.joined(separator: " "), "A farmer shows a seedling of the tree that will shade her cocoa.",
        "Plots are measured with telephones; the data stay with the village.",
        LayoutTests.right.joined(separator: " "),
      ])
  }

  @Test func namesUnderLogosAreReadLogoByLogo() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 50, y: 60)
    for (index, lines) in [["Government of", "the Islands"], ["Adaptation", "Fund"], ["Nature Guild"]].enumerated() {
      let x = 50 + 150 * Double(index)
      pdf.shade(x: x, y: 300, width: 120, height: 30, gray: 0.7)
      pdf.lines(lines, x: x + 30, y: 342, leading: 9, size: 8)
    }
    #expect(
      try Array(Reading(pdf.bytes).outline.dropFirst()) == [
        "Government of the Islands", "Adaptation Fund", "Nature Guild",
      ])
  }

  @Test func thoseWhoSignAreReadOneByOne() throws {
    var pdf = TypedPDF()
    pdf.lines(LayoutTests.left + LayoutTests.right, x: 50, y: 60)
    for (index, lines) in [["Grace Akello", "Project manager"], ["Erik Dahl", "Desk officer"]].enumerated() {
      let x = 50 + 200 * Double(index)
      pdf.rule(from: (x, 300), to: (x + 150, 300))
      pdf.lines(lines, x: x, y: 318)
    }
    #expect(
      try Array(Reading(pdf.bytes).outline.dropFirst()) == [
        "Grace Akello", "Project manager", "Erik Dahl", "Desk officer",
      ])
  }
}
