public import JSONText

extension JSONWriter {
  /// Pages as records have them: a list of width and height in points, and the label where there is one.
  public mutating func pages(_ pages: [OpenedFile.Page]) {
    beginArray()
    for page in pages {
      beginObject(inline: true)
      key("width")
      tenths(page.width)
      key("height")
      tenths(page.height)
      if let label = page.label {
        key("label")
        string(label)
      }
      endObject()
    }
    endArray()
  }
}
