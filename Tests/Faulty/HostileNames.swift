import Foundation

/// Files with names that no one should have, and things that are no files: what a scan must neither follow nor wait for.
enum HostileNames {
  /// Names of documents. `/` is left as a folder.
  static let documents: [[UInt8]] =
    [
      "plain.md", "%2e%2e.md", "%00.md", "%.md", "%41.md", "A.md", "a.md", "a.md.txt", "new\nline.md",
      "re\rturn.md", "tab\t.md", "esc\u{1B}[2J.md", "evil\u{202E}dm.md", "back\\slash.md", "-rf.md", "--output=x.md",
      "quo\"te.md", "apo'strophe.md", "$(touch owned).md", "`touch owned`.md", "*.md", "?.md", " leading.md",
      "trailing .md",
      "trailing..md", "con.md", "c:drive.md", "caf\u{E9}.md", "cafe\u{301}.md", "folder.md/inside.md", "~/home.md",
      "x.html", "x.htm", "x.markdown",
    ].map { Array($0.utf8) } + long + notUTF8

  /// Names as long as the system lets them be, that differ at their end only.
  private static let long: [[UInt8]] =
    ["a", "b"].map { Array((String(repeating: "n", count: 251) + $0 + ".md").utf8) }
    + [Array((String(repeating: "\u{20AC}", count: 84) + ".md").utf8)]
    + [247, 248].map { Array((String(repeating: "m", count: $0) + ".md").utf8) }
    + [
      Array(
        ([String](repeating: String(repeating: "d", count: 200), count: 18).joined(separator: "/") + "/deep.md").utf8)
    ]

  private static let notUTF8: [[UInt8]] = [[0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82]].map {
    Array("bad".utf8) + $0 + Array(".md".utf8)
  }

  /// Writes them below a folder, with links out of it, pipes, sockets and devices beside them. Prints how many documents
  /// there are.
  static func write(below folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard chdir(folder) == 0 else { throw CocoaError(.fileNoSuchFile) }
    for (index, name) in documents.enumerated() { write(name, "# Name \(index)\n\nThe \(index)th text.\n") }
    let secret = "../\(URL(fileURLWithPath: folder).lastPathComponent).secret.md"
    write(Array(secret.utf8), "# Secret\n\nNobody may read this.\n")
    for hidden in [".hidden.md", "..md", "..%2Fup.md", "no-extension"] { write(Array(hidden.utf8), "# Left out\n") }
    for (name, target) in [
      ("link.md", secret), ("absolute.md", "/etc/passwd"), ("nowhere.md", "nothing"), ("loop.md", "loop.md"),
      ("folder-link", ".."), ("root-link", "/"), ("null.md", "/dev/null"), ("zero.md", "/dev/zero"),
      ("terminal.md", "/dev/tty"), ("fd.md", "/proc/self/fd/0"),
    ] { symlink(target, name) }
    mkfifo("pipe.md", 0o644)
    mknod("device.md", S_IFCHR | 0o644, 1 << 8 | 5)
    _ = bound("socket.md")
    print(documents.count)
  }

  private static func write(_ name: [UInt8], _ text: String) {
    for end in name.indices where name[end] == UInt8(ascii: "/") { with(name[..<end]) { _ = mkdir($0, 0o755) } }
    with(name[...]) { path in
      let file = creat(path, 0o644)
      guard file >= 0 else { return perror("creat") }
      _ = Glibc.write(file, text, text.utf8.count)
      close(file)
    }
  }

  private static func with(_ name: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Void) {
    (name.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  private static func bound(_ name: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    } == 0
  }
}
