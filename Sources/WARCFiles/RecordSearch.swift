import Stages

/// Looks for the next record after damage: a gzip member that begins with WARC/, or a line that does.
struct RecordSearch {
  /// Looking into one place costs as much as reading so many bytes.
  private static let trial = 4096
  private static let chunk = 1 << 16

  private let file: any RandomAccess

  init(_ file: any RandomAccess) {
    self.file = file
  }

  enum Found: Equatable {
    case record(at: Int)
    /// None up to there; to be gone on with.
    case nothing(upTo: Int)
    case end
  }

  /// The first record at an offset or after it; after `budget` bytes of work the search pauses.
  func next(from offset: Int, budget: Int) throws -> Found {
    var start = offset
    var spent = 0
    var bytes = [UInt8](repeating: 0, count: RecordSearch.chunk)
    while start < file.count {
      // One byte before, so that the start of a line is seen.
      let low = max(0, start - 1)
      let count = try bytes.withUnsafeMutableBytes { try file.read(at: low, into: $0) }
      // A mark may lie across the end of the piece: it is then whole in the next one.
      let isLast = low + count >= file.count
      let end = isLast ? count : count - 8
      var index = start - low
      while index < end {
        guard isMark(bytes, index, count) else {
          index += 1
          continue
        }
        spent += RecordSearch.trial
        if try isRecord(at: low + index) { return .record(at: low + index) }
        index += 1
        if spent >= budget { return .nothing(upTo: low + index) }
      }
      spent += count
      start = low + end
      if isLast { return .end }
      if spent >= budget { return .nothing(upTo: start) }
    }
    return .end
  }

  /// Whether bytes look like the beginning of a record.
  private func isMark(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Bool {
    if bytes[index] == 0x1F {
      return index + 3 < count && bytes[index + 1] == 0x8B && bytes[index + 2] == 8 && bytes[index + 3] < 0x20
    }
    return bytes[index] == WARCHeader.mark[0] && (index == 0 || bytes[index - 1] == 0x0A)
      && bytes[index..<count].starts(with: WARCHeader.mark)
  }

  private func isRecord(at offset: Int) throws -> Bool {
    var input = try RecordInput(file, at: offset, chunk: 512)
    var head: [UInt8] = []
    do {
      while head.count < WARCHeader.mark.count {
        var got = 0
        head += try [UInt8](unsafeUninitializedCapacity: 64) { buffer, initialized in
          got = try input.read(into: UnsafeMutableRawBufferPointer(buffer))
          initialized = got
        }
        if got == 0 || input.position > offset + RecordSearch.trial { break }
      }
    } catch is RecordFault { return false }
    return head.starts(with: WARCHeader.mark)
  }
}
