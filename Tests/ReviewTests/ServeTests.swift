import Foundation
import FoundationNetworking
import Testing
import ToolRunner

@Suite struct ServeTests {
  @Test("pages are made for who knows the address, and for no one else")
  func serve() async throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = [
      "review", ReviewFixture.samples.path, "--sources", ReviewFixture.samples.path, "--serve",
    ]
    process.standardError = errors
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    let line = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    let address = try #require(URL(string: line.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(address.host == "127.0.0.1")
    #expect(address.pathComponents.count == 3 && address.pathComponents[1].utf8.count == 32)

    let (index, response) = try await get(address)
    #expect(response.statusCode == 200)
    #expect(response.value(forHTTPHeaderField: "X-Frame-Options") == "DENY")
    #expect(index.contains("not yet looked at"))
    let page = try #require(index.firstMatch(of: /"page":"(documents\/island-power[^"]*)"/)).1
    let (document, _) = try await get(address.deletingLastPathComponent().appendingPathComponent(String(page)))
    #expect(document.contains("id=\"picture-1\""))
    #expect(try await get(address).0.contains("proved 1 documents"), "what was looked at is known")

    var other = try #require(URLComponents(url: address, resolvingAgainstBaseURL: false))
    for path in ["/", "/index.html", "/\(String(repeating: "0", count: 32))/index.html", "\(other.path)/../x"] {
      other.path = path
      let (body, response) = try await get(try #require(other.url))
      #expect(response.statusCode == 404, "\(path)")
      #expect(!body.contains("island"))
    }
    #expect(try await get(address, host: "evil.example:80").1.statusCode == 404, "reached through another name")
    #expect(try await get(address, method: "POST").1.statusCode == 404)
  }

  private func get(_ url: URL, host: String? = nil, method: String = "GET") async throws -> (String, HTTPURLResponse) {
    var request = URLRequest(url: url)
    request.httpMethod = method
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return (String(decoding: data, as: UTF8.self), try #require(response as? HTTPURLResponse))
  }
}
