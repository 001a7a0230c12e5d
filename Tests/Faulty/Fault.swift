import Foundation
import Stages

/// What a reader may do wrong, short of giving a wrong record.
enum Fault: String, CaseIterable {
  /// Never comes back, and uses no processor time either.
  case hang
  /// Never comes back, at full speed.
  case spin
  /// Ends the process as if all were well.
  case exit
  case crash
  /// Talks without end on the socket that answers go over.
  case flood
  /// Prints without end.
  case print
  /// Takes memory without end.
  case allocate
  /// Writes the first half of an answer, then ends.
  case half
  /// Writes an answer to a question that nobody has asked yet, then goes on.
  case forge

  /// Goes wrong if the text asks for it, as `fault: STAGE KIND`; else does nothing.
  static func strike(_ stage: String, in text: some Collection<[UInt8]>) {
    for fault in allCases where text.contains(where: { $0.contains("fault: \(stage) \(fault).".utf8) }) {
      fault.happen()
    }
  }

  private func happen() {
    switch self {
    case .hang: while true { sleep(1000) }
    case .spin: while true {}
    case .exit: _exit(0)
    case .crash: UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1
    case .flood: while true { Fault.send(String(repeating: "words without end ", count: 4000)) }
    case .print: for _ in 0..<1_000_000 { _ = Glibc.write(1, "words without end\n", 18) }
    case .allocate: Fault.allocate()
    case .half:
      Fault.send(#"{"id":"1","status":"conver"#)
      _exit(0)
    case .forge: Fault.send(#"{"id":"1","status":"converted","payloads":[2]}"# + "\n{}")
    }
  }

  private static func allocate() {
    var held: [[UInt8]] = []
    while true { held.append([UInt8](repeating: UInt8(held.count & 255), count: 1 << 20)) }
  }

  /// Over every socket that the process has.
  private static func send(_ text: String) {
    for descriptor in Int32(0)..<64 {
      var info = stat()
      guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFSOCK else { continue }
      _ = text.withCString { Glibc.send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
    }
  }
}

extension [UInt8] {
  /// Whether a text stands in it.
  fileprivate func contains(_ text: String.UTF8View) -> Bool {
    firstRange(of: text) != nil
  }
}
