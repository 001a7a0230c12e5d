import CShims
import Foundation
import JSONText
import Stages

/// What stands between this program and a stage's: limits, the sandbox, a plain environment; then the stage's program in its place.
public enum ProgramHost {
  /// A program's description, as the argument of the process that becomes it.
  static func argument(_ program: StageProgram, folder: String?, sandbox: Sandbox.Demand) -> String {
    var json = JSONWriter(compact: true)
    json.beginObject()
    for (key, words) in [("command", program.command), ("readable", program.readable)] {
      json.key(key)
      json.beginArray()
      for word in words { json.string(word) }
      json.endArray()
    }
    json.key("environment")
    json.beginArray()
    for (key, value) in program.environment.sorted(by: { $0.key < $1.key }) { json.string("\(key)=\(value)") }
    json.endArray()
    json.key("memory")
    json.int(program.memory)
    json.key("sandbox")
    json.string(sandbox.rawValue)
    if let folder {
      json.key("folder")
      json.string(folder)
    }
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Becomes the program that `argument` describes.
  public static func become(_ argument: String) -> Never {
    guard let node = try? JSONReader.read(Array(argument.utf8)) else { refuse("no description of a program") }
    func words(_ key: String) -> [String] { (node[key]?.array ?? []).compactMap(\.string) }
    let command = words("command")
    guard let name = command.first else { refuse("no command") }
    let folder = node["folder"]?.string
    if let folder, chdir(folder) != 0 { refuse("\(folder): \(String(cString: strerror(errno)))") }
    // What it says on stderr waits for its reader, as programs expect.
    _ = fcntl(2, F_SETFL, fcntl(2, F_GETFL) & ~O_NONBLOCK)
    signal(SIGTERM, SIG_DFL)
    if let memory = node["memory"]?.int, verbatim_limit_memory(memory) != 0 { refuse("the memory limit can't be set") }
    harden(Sandbox.Demand(rawValue: node["sandbox"]?.string ?? "") ?? .auto, folder: folder, words("readable"))
    var environment = [
      "PATH=\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")",
      "PYTHONDONTWRITEBYTECODE=1",
    ]
    let own = words("environment")
    environment += ["LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC"].filter { neutral in
      !own.contains { $0.split(separator: "=").first == neutral.split(separator: "=").first }
    }
    clearenv()
    for entry in environment + own { _ = putenv(strdup(entry)) }
    var argv: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    _ = execvp(name, &argv)
    refuse("\(name): \(String(cString: strerror(errno)))")
  }

  private static func harden(_ demand: Sandbox.Demand, folder: String?, _ readable: [String]) {
    guard demand != .off else { return }
    let system = ["/bin", "/sbin", "/opt", "/etc", "/proc/cpuinfo", "/proc/meminfo"]
    let result = Sandbox.enter(readableBelow: system + [folder].compactMap(\.self) + readable, runsPrograms: true)
    if demand == .require, !result.isWhole { refuse("the kernel lacks what --sandbox require asks for") }
  }

  private static func refuse(_ reason: String) -> Never {
    let line = "can't be started: \(reason)\n"
    _ = line.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
    _exit(127)
  }
}
