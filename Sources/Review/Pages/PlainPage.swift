/// A page that says one thing.
public enum PlainPage {
  public static func bytes(title: String, text: String) -> [UInt8] {
    var page = PageBytes()
    let frame = PageFrame(script: [])
    frame.head(title: title, kind: "index", into: &page)
    page.raw("<main><h1>")
    page.text(title)
    page.raw("</h1>\n<p class=\"lead\">")
    page.text(text)
    page.raw("</p></main>\n")
    frame.end(into: &page)
    return page.bytes
  }
}
