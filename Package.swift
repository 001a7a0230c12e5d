// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of ours.
func library(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil, resources: [Resource]? = nil)
  -> Target
{
  .target(
    name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: settings)
}

/// The tests of one target, or of one concern.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

let model: [Target.Dependency] = ["Provenance", "DocumentModel", "Stages"]

let package = Package(
  name: "verbatim",
  products: [
    .executable(name: "verbatim", targets: ["verbatim"]),
    .library(name: "Verbatim", targets: ["Verbatim"]),
  ],
  traits: [
    .trait(name: "PDF", description: "The PDF extractor. Links poppler, which is GPL-2.0-or-later."),
    .default(enabledTraits: ["PDF"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // C libraries, each for one target alone.
    .systemLibrary(
      name: "CPopplerGLib", path: "Sources/CPopplerGLib", pkgConfig: "poppler-glib",
      providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(
      name: "CCmarkGFM", path: "Sources/CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CLibZip", path: "Sources/CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CShims", path: "Sources/CShims", linkerSettings: [.linkedLibrary("seccomp")]),
    // Loads libraries of C when they are first called: for the command alone, since its functions have the names of theirs.
    .target(name: "CLateLibraries", path: "Sources/CLateLibraries", exclude: ["linker"]),

    // The ground: each imports only what stands above it.
    library("Provenance", []),
    library("JSONText", []),
    library("DocumentModel", ["Provenance"]),
    library("Stages", ["Provenance", "DocumentModel", "JSONText"]),

    // What people correct in records.
    library("Corrections", model + ["JSONText", .product(name: "SwiftCSV", package: "SwiftCSV")]),

    // Libraries below the extractors.
    library("Charsets", ["Provenance", "CShims"]),
    library("FrontMatter", model + ["JSONText"]),
    library("HTMLContent", model),
    library("ZipFiles", ["Stages", "CLibZip"]),
    library("XMLText", ["Provenance", "Stages"]),
    library("WARCFiles", ["Stages", "CZlib"]),

    // Stages.
    library(
      "PDFExtractor", model + ["CPopplerGLib", "CShims"], path: "Sources/Extractors/PDF"),
    library("HTMLExtractor", model + ["HTMLContent", "Charsets", "JSONText"], path: "Sources/Extractors/HTML"),
    library(
      "MarkdownExtractor", model + ["FrontMatter", "HTMLContent", "Charsets", "CCmarkGFM"],
      path: "Sources/Extractors/Markdown"),
    library("PlainTextExtractor", model + ["Charsets"], path: "Sources/Extractors/PlainText"),
    library("ExternalStages", model + ["Charsets", "CShims", "JSONText"]),
    library(
      "EPUBExtractor", model + ["ZipFiles", "XMLText", "HTMLContent", "Charsets"], path: "Sources/Extractors/EPUB"),
    library("DOCXExtractor", model + ["ZipFiles", "XMLText", "Charsets"], path: "Sources/Extractors/DOCX"),
    library("Cleaners", model),
    library("Structurers", model + ["JSONText"]),
    library("Sinks", model + ["JSONText"]),

    // What runs and proves them.
    library(
      "Runner",
      model + [
        "JSONText", "CShims", "Corrections", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    library("Verification", model + ["JSONText"]),
    library(
      "Ingestion",
      [
        "JSONText", "Stages", "Runner", "CShims", "Corrections", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    library(
      "Exports", ["Provenance", "JSONText", "Verification", .product(name: "GRDB", package: "GRDB.swift")]),

    library("Catalog", ["JSONText", "Runner", "Verification"]),
    // Its scripts and its style are files of their own, put into the program byte for byte.
    library(
      "Review", ["Provenance", "JSONText", "Stages", "Corrections", "Runner", "Verification", "CZlib"],
      resources: ["common", "values", "source", "record", "lighting", "decisions", "document", "index"].map {
        .embedInCode("Resources/\($0).js")
      } + [.embedInCode("Resources/review.css")]),

    // All stages in one pipeline: what other packages import, and the list that the command takes.
    library(
      "Verbatim",
      model + [
        "JSONText", "FrontMatter", "HTMLExtractor", "MarkdownExtractor", "PlainTextExtractor", "EPUBExtractor",
        "DOCXExtractor", "WARCFiles", "ExternalStages", "Cleaners", "Structurers", "Sinks", "Runner", "Verification",
        .target(name: "PDFExtractor", condition: .when(traits: ["PDF"])),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Sources/Library"),

    .executableTarget(
      name: "verbatim",
      dependencies: model + [
        "Verbatim", "JSONText", "Charsets", "FrontMatter", "HTMLExtractor", "MarkdownExtractor",
        "PlainTextExtractor", "EPUBExtractor", "DOCXExtractor", "WARCFiles", "ExternalStages", "Cleaners",
        "Structurers", "Sinks",
        "Runner", "Verification", "Ingestion", "Exports", "Catalog", "Corrections", "Review", "CShims",
        "CLateLibraries",
        .target(name: "PDFExtractor", condition: .when(traits: ["PDF"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"), .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      path: "Sources/verbatim", swiftSettings: settings,
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-B\(Context.packageDirectory)/Sources/CLateLibraries/linker"], .when(platforms: [.linux]))
      ]),
    .executableTarget(
      name: "benchmark", dependencies: ["Provenance"], path: "Sources/benchmark", swiftSettings: settings),
    // A folder of tests per target, and one per concern.
    library("TestSupport", [], path: "Tests/TestSupport"),
    tests("ProvenanceTests", ["Provenance", "TestSupport"]),
    tests("JSONTextTests", ["JSONText", "TestSupport"]),
    tests("DocumentModelTests", ["Provenance", "DocumentModel", "TestSupport"]),
    tests("StagesTests", model),
    tests("CharsetsTests", ["Provenance", "Charsets"]),
    tests("FrontMatterTests", model + ["JSONText", "FrontMatter", "Charsets", "TestSupport"]),
    tests(
      "HTMLContentTests", model + ["Charsets", "HTMLContent", "HTMLExtractor", "Cleaners", "Structurers"],
      exclude: ["lexbor_blocks.py"]),
    tests(
      "PDFExtractorTests", model + ["Cleaners", .target(name: "PDFExtractor", condition: .when(traits: ["PDF"]))],
      exclude: ["Fixtures"]),
    tests("MarkdownExtractorTests", model + ["MarkdownExtractor", "FrontMatter"]),
    tests("PlainTextExtractorTests", model + ["PlainTextExtractor"]),
    tests("ExternalStagesTests", ["JSONText", "ToolRunner", "verbatim"]),
    tests("ZipFilesTests", ["Stages", "ZipFiles", "TestSupport"]),
    tests(
      "WARCFilesTests", ["JSONText", "Stages", "WARCFiles", "TestSupport", "ToolRunner", "verbatim"],
      exclude: ["Fixtures"]),
    tests("XMLTextTests", ["Provenance", "Stages", "XMLText"]),
    tests("EPUBExtractorTests", model + ["EPUBExtractor", "TestSupport"]),
    tests("DOCXExtractorTests", model + ["DOCXExtractor", "TestSupport"], exclude: ["Fixtures"]),
    tests("CleanersTests", model + ["Cleaners"]),
    tests("StructurersTests", model + ["JSONText", "Structurers"]),
    tests("SinksTests", model + ["JSONText", "Sinks"]),
    tests("RunnerTests", model + ["JSONText", "Runner", .product(name: "SystemPackage", package: "swift-system")]),
    tests("VerificationTests", model + ["JSONText", "Sinks", "Structurers", "Runner", "Verification", "verbatim"]),
    library("ToolRunner", [], path: "Tests/ToolRunner"),
    tests("CommandTests", ["JSONText", "Runner", "Stages", "ToolRunner", "verbatim"], exclude: ["Fixtures"]),
    tests("SamplesTests", ["JSONText", "TestSupport", "ToolRunner", "verbatim"]),
    tests("ExportsTests", ["JSONText", "Verification", "Exports", "ToolRunner", "verbatim"]),
    tests("CorrectionsTests", ["JSONText", "ToolRunner", "verbatim"]),
    tests("CatalogTests", ["JSONText", "Runner", "Verification", "Catalog"]),
    tests(
      "ReviewTests", model + ["JSONText", "Corrections", "Runner", "Verification", "Review", "ToolRunner", "verbatim"],
      exclude: ["Browser"]),
    tests(
      "IngestionTests",
      [
        "JSONText", "TestSupport", "ToolRunner", "Ingestion", "Runner", "Stages", "verbatim", "faulty", "fuzz",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "SystemPackage", package: "swift-system"),
      ]),
    // Readers of hostile bytes, for libFuzzer (make fuzz); without it, for the corpus that it left.
    .executableTarget(
      name: "fuzz",
      dependencies: model + ["JSONText", "FrontMatter", "HTMLExtractor", "MarkdownExtractor", "Runner"],
      path: "Tests/Fuzz", exclude: ["corpus", "dictionary.txt"], swiftSettings: settings),
    // The command's like, with stages that go wrong.
    .executableTarget(
      name: "faulty",
      dependencies: model + [
        "HTMLExtractor", "MarkdownExtractor", "PlainTextExtractor", "Cleaners", "Structurers", "Sinks", "Runner",
        "Ingestion", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/Faulty", swiftSettings: settings),
    tests("VerbatimTests", ["Verbatim", "ToolRunner"]),
    tests("LawsTests", model + ["TestSupport"]),
    tests("MustNotCompileTests", ["verbatim"]),
    tests("ArchitectureTests", ["Provenance", "Runner", "Stages", "verbatim"]),
  ],
  swiftLanguageModes: [.v6]
)
