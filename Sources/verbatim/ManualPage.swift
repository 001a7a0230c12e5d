import JSONText

/// The manual page in the man macros of roff, made of what `--help` is made of.
struct ManualPage {
  private let command: JSONNode
  private let version: String

  /// `command` is a command as ArgumentParser describes it (its tool-info format, version 0).
  init(_ command: JSONNode, version: String) {
    self.command = command
    self.version = version
  }

  var roff: String {
    var lines = [
      ".TH VERBATIM 1 \"\" \"verbatim \(version)\" \"User Commands\"", ".SH NAME",
      "verbatim \\- \(ManualPage.escaped(ManualPage.sentence(command["abstract"]?.string)))", ".SH SYNOPSIS",
      ".B verbatim", ".I command", "[\\fIoptions\\fR]", ".SH DESCRIPTION",
    ]
    lines += ManualPage.prose(command["discussion"]?.string ?? "")
    lines.append(".SH COMMANDS")
    for inner in shown(command["subcommands"]) { add(inner, "verbatim", &lines) }
    lines += ManualPage.ends
    return lines.joined(separator: "\n") + "\n"
  }

  private static let ends = [
    ".SH FILES", ".TP", ".I /etc/verbatim/pipeline.json",
    "The pipeline, where no other is named with \\-\\-config, $VERBATIM_CONFIG or stands in the working folder.", ".TP",
    ".I OUTPUT/.verbatim/state.sqlite", "What ingest remembers of an output.", ".SH SEE ALSO",
    ".I /usr/share/doc/verbatim/operations.md",
  ]

  // MARK: Commands

  private func add(_ command: JSONNode, _ above: String, _ lines: inout [String]) {
    let name = "\(above) \(command["commandName"]?.string ?? "")"
    let inner = shown(command["subcommands"])
    lines.append(".SS \(ManualPage.escaped(name))")
    lines.append(ManualPage.escaped(command["abstract"]?.string ?? ""))
    lines += ManualPage.prose(command["discussion"]?.string ?? "")
    for argument in shown(command["arguments"]) where !isGeneral(argument) { add(argument, &lines) }
    for inner in inner { add(inner, name, &lines) }
  }

  private func add(_ argument: JSONNode, _ lines: inout [String]) {
    let names = (argument["names"]?.array ?? []).compactMap { name -> String? in
      guard let text = name["name"]?.string else { return nil }
      return "\\fB\(ManualPage.escaped((name["kind"]?.string == "long" ? "--" : "-") + text))\\fR"
    }
    let value = argument["kind"]?.string == "flag" ? "" : "\\fI\(ManualPage.escaped(valueName(argument)))\\fR"
    lines.append(".TP")
    lines.append(names.isEmpty ? value : names.joined(separator: ", ") + (value.isEmpty ? "" : " " + value))
    var text = argument["abstract"]?.string ?? ""
    if let standard = argument["defaultValue"]?.string, argument["kind"]?.string != "flag" {
      text += " (default: \(standard))"
    }
    lines.append(ManualPage.escaped(text))
  }

  private func valueName(_ argument: JSONNode) -> String {
    let name = argument["valueName"]?.string ?? "value"
    return argument["isRepeating"] != nil && argument["kind"]?.string == "positional" && isTrue(argument, "isRepeating")
      ? name + " ..." : name
  }

  private func isGeneral(_ argument: JSONNode) -> Bool {
    ["help", "version"].contains(argument["preferredName"]?["name"]?.string ?? "")
  }

  private func shown(_ list: JSONNode?) -> [JSONNode] {
    (list?.array ?? []).filter { isTrue($0, "shouldDisplay", otherwise: true) && $0["commandName"]?.string != "help" }
  }

  private func isTrue(_ node: JSONNode, _ key: String, otherwise: Bool = false) -> Bool {
    if case .bool(let truth)? = node[key]?.value { return truth }
    return otherwise
  }

  // MARK: Text

  /// Paragraphs; lines with an indent are kept as they are.
  private static func prose(_ text: String) -> [String] {
    var lines: [String] = []
    var isExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indented = line.hasPrefix("  ") || line.hasPrefix("verbatim ")
      if indented != isExample { lines.append(indented ? ".PP\n.nf\n.RS" : ".RE\n.fi") }
      isExample = indented
      lines.append(line.isEmpty ? ".PP" : escaped(String(line.drop { $0 == " " })))
    }
    return lines + (isExample ? [".RE\n.fi"] : [])
  }

  private static func sentence(_ text: String?) -> String {
    let text = text ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Backslashes, hyphens and what roff takes for a request at the start of a line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\n": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
