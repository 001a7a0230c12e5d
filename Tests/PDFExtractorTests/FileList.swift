import Foundation

/// Files below a folder, in order of name.
enum FileList {
  static func pdfs(under folder: URL) throws -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = (all?.allObjects as? [URL]) ?? []
    return urls.filter { $0.pathExtension == "pdf" }.sorted { $0.path < $1.path }
  }

  static func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}
