import ArgumentParser

@main
struct Verbatim: ParsableCommand {
  func run() throws {}
}
