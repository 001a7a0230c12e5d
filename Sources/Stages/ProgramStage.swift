/// A stage whose work is done by another program.
///
/// The stage itself starts nothing: it may run in a process that can't. It asks for its program by `start` when there is
/// work, and again when the program is gone.
public protocol ProgramStage: Stage {
  var program: StageProgram { get }
  /// Says how the program is started. Called once, before the first document.
  func connect(_ start: @escaping ProgramStart)
}

extension ProgramStage {
  public static var asProgram: (any ProgramStage.Type)? { Self.self }
}

/// Starts a program anew and says how to reach it; what was started before is ended.
public typealias ProgramStart = @Sendable () throws -> ProgramConnection

/// A program as the configuration names it.
public struct StageProgram: Sendable, Hashable {
  /// The program, found as a shell finds it, and its arguments.
  public var command: [String]
  /// Files and folders that it may read and run, besides those of the system and the folder of the pipeline file.
  public var readable: [String]
  /// Address space, in bytes.
  public var memory: Int
  /// What its environment has besides a path and a neutral locale.
  public var environment: [String: String]

  public init(command: [String], readable: [String] = [], memory: Int = 2 << 30, environment: [String: String] = [:]) {
    self.command = command
    self.readable = readable
    self.memory = memory
    self.environment = environment
  }
}

/// The ends of a running program: both descriptors are the receiver's to close.
public struct ProgramConnection: Sendable {
  /// What is written is the program's input; what it prints is read.
  public var socket: Int32
  /// What it says on stderr; reading does not wait.
  public var errors: Int32

  /// Its id, by which its processor time is known; 0 where it is not.
  public var process: Int32

  public init(socket: Int32, errors: Int32, process: Int32 = 0) {
    self.process = process
    self.socket = socket
    self.errors = errors
  }
}
