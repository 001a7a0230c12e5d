import CShims
import Foundation
import Stages
import SystemPackage

/// The programs of one worker's stages: started when the worker asks, ended with it. Used by one thread at a time.
final class ProgramProcesses {
  private let programs: ProgramList
  private var running: [Int: pid_t] = [:]

  init(_ programs: ProgramList) {
    self.programs = programs
  }

  deinit { endAll() }

  /// Starts a program anew; the ends are the receiver's.
  ///
  /// - Throws: `Errno`; `invalidArgument` where there is no such program.
  func start(_ index: Int) throws -> ProgramConnection {
    guard programs.all.indices.contains(index) else { throw Errno.invalidArgument }
    end(index)
    let argument = ProgramHost.argument(programs.all[index], folder: programs.folder, sandbox: programs.sandbox)
    let spawned = try SpawnedProcess(arguments: ["verbatim", "worker", "--program", argument], by: .shared)
    running[index] = spawned.pid
    return ProgramConnection(socket: spawned.socket, errors: spawned.errors, process: spawned.pid)
  }

  /// Ends a program, and waits until it is gone.
  private func end(_ index: Int) {
    guard let pid = running.removeValue(forKey: index) else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    var memory = 0
    while verbatim_reap(pid, &status, &memory) == 0 { usleep(500) }
  }

  func endAll() { for index in Array(running.keys) { end(index) } }
}

/// The programs that a pipeline names, and how they are run.
public struct ProgramList: Sendable {
  let all: [StageProgram]
  /// Where they run: the folder of the pipeline file.
  let folder: String?
  let sandbox: Sandbox.Demand

  public static let none = ProgramList(all: [], folder: nil, sandbox: .auto)
}
