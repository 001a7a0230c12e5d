// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "first-stage",
  dependencies: [.package(name: "verbatim", path: "../verbatim")],
  targets: [
    .executableTarget(
      name: "first-stage", dependencies: [.product(name: "Verbatim", package: "verbatim")])
  ]
)
