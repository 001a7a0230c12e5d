#if arch(x86_64) && os(Linux)
  import Foundation
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

    /// What stands in the library's place is none: whoever asks what there is gets an answer, and documents that do without it
    /// are converted.
    @Test func answersWhereALibraryIsMissing() throws {
      let files = [
        "lib/libzip.so.5": "none", "lib/libzip.so.4": "none", "lib/libpoppler-glib.so.8": "none",
        "a/a.md": "Ten wells.\n",
      ]
      try Tool.withFolder(files) { folder in
        let environment = ["LD_LIBRARY_PATH": folder.appendingPathComponent("lib").path]
        let version = try Tool.run(["--version"], environment: environment)
        #expect(version.code == 0, "\(version.error)")
        #expect(version.output.contains("\nlibzip missing"))
        let doctor = try Tool.run(["doctor"], in: folder, environment: environment)
        #expect(doctor.code == 0, "\(doctor.error)")
        #expect(doctor.output.contains("\nmissing   libzip: "))
        #expect(doctor.output.contains("libzip.so.5, Debian's libzip4\n"))
        #expect(doctor.output.contains("\nlibrary   cmark-gfm "))
        let night = try Tool.run(
          ["ingest", "a", "--output", "b", "--settle", "0s"], in: folder, environment: environment)
        #expect(night.code == 0, "\(night.error)")
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("b/a.md.json").path))
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
