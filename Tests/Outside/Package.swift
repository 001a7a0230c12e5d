// swift-tools-version: 6.1
import PackageDescription

// A package of somebody else's, which .ci/outside builds: the code of the tutorial, and what the stage costs.
let verbatim: Target.Dependency = .product(name: "Verbatim", package: "verbatim")

let package = Package(
  name: "outside",
  dependencies: [.package(name: "verbatim", path: "../..")],
  targets: [
    .executableTarget(name: "first-stage", dependencies: [verbatim]),
    .executableTarget(name: "cost", dependencies: [verbatim]),
  ]
)
