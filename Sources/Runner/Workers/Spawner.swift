import CShims
import Foundation
import Synchronization

/// Starts processes from one thread that lives as long as the program: a child dies with the thread that started it.
public final class Spawner: Sendable {
  public static let shared = Spawner()

  private struct Order: Sendable {
    let arguments: [String]
    let socket: Int32
    let errors: Int32
    let done: DispatchSemaphore
    let result: Answer
  }

  private final class Answer: Sendable {
    let pid = Mutex<pid_t>(0)
  }

  private let orders = Mutex<[Order]>([])
  private let waiting = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in
      while true {
        waiting.wait()
        guard let order = orders.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
        let pid = Spawner.start(order.arguments, socket: order.socket, errors: order.errors)
        order.result.pid.withLock { $0 = pid }
        order.done.signal()
      }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// The process id of a new worker, or a negative errno.
  func spawn(_ arguments: [String], socket: Int32, errors: Int32) -> pid_t {
    let order = Order(
      arguments: arguments, socket: socket, errors: errors, done: DispatchSemaphore(value: 0), result: Answer())
    orders.withLock { $0.append(order) }
    waiting.signal()
    order.done.wait()
    return order.result.pid.withLock { $0 }
  }

  private static func start(_ arguments: [String], socket: Int32, errors: Int32) -> pid_t {
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for case let pointer? in argv { free(pointer) } }
    let pid = argv.withUnsafeMutableBufferPointer {
      verbatim_spawn("/proc/self/exe", $0.baseAddress, socket, errors, WorkerProcess.stackSize)
    }
    return pid < 0 ? -errno : pid
  }
}
