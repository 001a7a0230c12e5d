import Runner

/// What every page has: a policy that lets nothing in, one style, one script.
struct PageFrame {
  let script: [UInt8]
  private let policy: String

  /// A page with a script; `connects` lets it ask its own server, where there is one.
  init(script: [UInt8]) {
    self.script = script
    policy =
      "default-src 'none'; img-src data:; script-src \(Digest.policySource(script)); "
      + "style-src \(Digest.policySource(PageFrame.style)); base-uri 'none'; form-action 'none'"
  }

  static let style = PackageResources.review_css

  /// The functions of a script's parts, in a scope of their own.
  static func script(_ parts: [[UInt8]]) -> [UInt8] {
    Array("(async () => {\n'use strict';\n".utf8) + parts.joined(separator: [0x0A]) + Array("})();\n".utf8)
  }

  /// Up to and with `<body class="KIND">`.
  func head(title: String, kind: String, into page: inout PageBytes) {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw(
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
    page.text(title)
    page.raw("</title>\n<style>")
    page.raw(PageFrame.style)
    page.raw("</style>\n</head>\n<body class=\"\(kind)\">\n")
  }

  func scriptElement(into page: inout PageBytes) {
    page.raw("<script>")
    page.raw(script)
    page.raw("</script>\n")
  }

  func end(into page: inout PageBytes) { page.raw("</body>\n</html>\n") }
}
