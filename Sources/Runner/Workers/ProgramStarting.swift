import CShims
import Foundation
import JSONText
public import Stages
import Synchronization

/// Starts the programs of a plan's stages.
public protocol ProgramStarting: Sendable {
  /// Starts the program of a plan's stage of that index anew.
  ///
  /// - Throws: `Failure` where it can't be started.
  func start(_ index: Int) throws -> ProgramConnection
}

/// In a worker, which can start nothing: asks the other end of its channel, and gets the ends of the program as descriptors.
public final class ChannelStarter: ProgramStarting {
  fileprivate let channel: Int32
  private let question = Mutex("")

  init(channel: Int32) {
    self.channel = channel
  }

  /// The id of the request that is being answered.
  func note(_ id: String?) { question.withLock { $0 = id ?? "" } }

  public func start(_ index: Int) throws -> ProgramConnection {
    var answer = WorkerAnswer()
    answer.add("id", question.withLock { $0 })
    answer.add("start", index)
    let line = answer.line
    guard line.withUnsafeBytes({ verbatim_send(channel, $0.baseAddress, $0.count, nil, 0, -1) }) == 0 else {
      throw Failure("external.start", "the command is gone")
    }
    var byte: UInt8 = 0
    var arrived: [Int32] = [0, 0, 0, 0]
    var count: Int32 = 0
    // One byte, so that nothing of what follows is taken: whether there are two descriptors says the rest.
    guard verbatim_receive(channel, &byte, 1, &arrived, &count) == 1, count == 2 else {
      for end in arrived[..<Int(count)] { close(end) }
      throw Failure("external.start", "its program can't be started", advice: "is the command of the stage there?")
    }
    return ProgramConnection(socket: arrived[0], errors: arrived[1], process: process())
  }
}

extension ChannelStarter {
  /// The id of the program, which follows its ends.
  fileprivate func process() -> Int32 {
    var id: Int32 = 0
    let got = withUnsafeMutableBytes(of: &id) { bytes in
      // All four, which are there already or nearly.
      recv(channel, bytes.baseAddress, bytes.count, Int32(MSG_WAITALL))
    }
    return got == 4 ? id : 0
  }
}

/// Starts them as children of this process.
public final class DirectStarter: ProgramStarting, @unchecked Sendable {
  private let processes: Mutex<ProgramProcesses>

  public init(_ programs: ProgramList) {
    processes = Mutex(ProgramProcesses(programs))
  }

  public func start(_ index: Int) throws -> ProgramConnection {
    do {
      return try processes.withLock { try $0.start(index) }
    } catch {
      throw Failure("external.start", "its program can't be started: \(error)")
    }
  }
}

/// All started at once, by a process that will soon be able to start nothing; each is there once.
final class StartedPrograms: ProgramStarting {
  private let connections: Mutex<[Int: ProgramConnection]>
  private let starter: DirectStarter

  init(_ programs: ProgramList, _ count: Int) throws {
    let starter = DirectStarter(programs)
    self.starter = starter
    connections = Mutex(
      Dictionary(uniqueKeysWithValues: try (0..<count).map { ($0, try starter.start($0)) }))
  }

  func start(_ index: Int) throws -> ProgramConnection {
    guard let connection = connections.withLock({ $0.removeValue(forKey: index) }) else {
      throw Failure("external.start", "its program has ended", advice: "start the worker again")
    }
    return connection
  }
}
