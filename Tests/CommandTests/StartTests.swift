#if arch(x86_64) && os(Linux)
  import Testing
  import ToolRunner

  @Suite("The start of the program")
  struct StartTests {
    /// Sixty libraries stand behind poppler and libzip: a web page waits for none of them.
    @Test func loadsNoLibraryThatFewDocumentsNeed() throws {
      let result = try Tool.run([], before: ["/usr/bin/env", "LD_TRACE_LOADED_OBJECTS=1"])
      #expect(result.code == 0)
      #expect(result.output.contains("libc.so"))
      for library in ["poppler", "cairo", "glib", "libzip"] {
        #expect(!result.output.contains(library))
      }
    }

    /// A worker takes no descriptor that the caller closed.
    @Test(arguments: [("<&-", "-"), (">&-", "a.md")])
    func failsWhereItsInputOrOutputIsClosed(_ closed: String, _ input: String) throws {
      try Tool.withFolder(["a.md": "Ten wells.\n"]) { folder in
        let result = try Tool.run(
          ["convert", input, "--format", "text"], in: folder,
          before: ["timeout", "20", "sh", "-c", "exec \"$@\" \(closed)", "sh"])
        #expect(result.code == 74, "\(result.error)")
      }
    }

    @Test func saysTheVersionsOfLibrariesThatItLoadsForThat() throws {
      let result = try Tool.run(["--version"])
      #expect(result.code == 0)
      for library in ["cmark-gfm 0.", "libzip 1."] { #expect(result.output.contains("\n\(library)")) }
      #if PDF
        #expect(result.output.contains("\npoppler "))
      #endif
    }
  }
#endif
