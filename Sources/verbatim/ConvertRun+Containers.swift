import Runner
import Stages
import SystemPackage

/// Files of many documents among the inputs: each of their documents is a job of its own.
extension ConvertRun {
  /// Puts the documents of containers in the containers' places.
  ///
  /// A document that two containers have under one name is read from the first.
  func expandContainers(
    _ jobs: inout [ConversionJob], _ refused: inout [Outcome], _ converter: any Converting
  ) throws {
    guard command.mediaType == nil, jobs.contains(where: { container($0) != nil }) else { return }
    var known = Set(jobs.map(\.key))
    var expanded: [ConversionJob] = []
    for job in jobs {
      guard let file = container(job) else {
        expanded.append(job)
        continue
      }
      do {
        try expand(file, job, converter) { member in
          if known.insert(member.key).inserted {
            expanded.append(member)
          } else {
            refused.append(
              .failed(member.key, Failure("container.repeated", "a document of that name was read already")))
          }
        }
      } catch let failure as Failure {
        refused.append(.failed(job.key, failure))
      } catch let problem as FileSystem.Problem {
        refused.append(.failed(job.key, Failure("file.unreadable", "can't be read: \(problem)")))
      }
    }
    jobs = expanded
  }

  private func container(_ job: ConversionJob) -> ContainerFile? {
    guard case .file(let path, let root) = job.content else { return nil }
    return ContainerFile(path: path, root: root, among: plan.containers)
  }

  private func expand(
    _ file: ContainerFile, _ job: ConversionJob, _ converter: any Converting, _ body: (ConversionJob) -> Void
  ) throws {
    let digest = try Digest.named(fileAt: file.path, below: file.root)
    try converter.documents(of: file, key: job.key) { key, offset in
      var member = ConversionJob(
        key: key, content: .member(of: file, at: offset), isNamed: false, baseURL: job.baseURL)
      member.container = ContainerPlace(key: job.key, digest: digest, offset: offset)
      body(member)
    }
  }
}
