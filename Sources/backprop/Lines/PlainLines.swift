import Files

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Lines of a file or a pipe: strict UTF-8, ended by LF or CR LF or the end of the file.
final class PlainLines: LineSource {
  private let descriptor: Int32
  private let name: String
  private var chunk = [UInt8](repeating: 0, count: 16_384)
  private var pending: [UInt8] = []
  private var start = 0
  private var number = 0
  private var hasEnded = false

  /// Lines read from `descriptor`, which this closes, called `name` in messages.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// The lines of a file; `-` is standard input.
  ///
  /// Throws `Failure.sentence` if the file cannot be opened.
  convenience init(path: String) throws(Failure) {
    guard path != "-" else {
      self.init(descriptor: STDIN_FILENO, name: "<stdin>")
      return
    }
    let descriptor = open(path.systemName, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .sentence("backprop: \(path) cannot be opened: \(Descriptor.describe(errno))")
    }
    self.init(descriptor: descriptor, name: path)
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  var place: String? { "\(name):\(number)" }

  func next(after prompt: String, completing complete: @escaping Completer) throws -> LineEvent {
    number += 1
    guard var line = try nextBytes() else { return .end }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    // Editors of one system put this mark before the first line; it says UTF-8 and nothing else.
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    guard line.count <= LineError.limit else { throw LineError.tooLong }
    if let zero = line.firstIndex(of: 0) {
      throw LineError.nul(column: zero - line.startIndex + 1)
    }
    return .line(try decode(line))
  }

  /// The bytes up to the next newline or the end; nil when all have been given.
  private func nextBytes() throws -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let newline = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = newline + 1 }
        return pending[start..<newline]
      }
      if hasEnded {
        defer { start = pending.endIndex }
        return start == pending.endIndex ? nil : pending[start...]
      }
      // A byte order mark and the CR may stand beside a line of full length.
      guard pending.count - start <= LineError.limit + 4 else { throw LineError.tooLong }
      pending.removeSubrange(..<start)
      start = 0
      searched = pending.endIndex
      guard let count = Descriptor.readSome(descriptor, into: &chunk) else {
        throw LineError.unreadable(reason: Descriptor.describe(errno))
      }
      pending += chunk[..<count]
      hasEnded = count == 0
    }
  }

  private func decode(_ bytes: ArraySlice<UInt8>) throws(LineError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // The longest prefix that is valid ends where the trouble begins; a character has at most four bytes.
    var valid = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      valid += UTF8.width(scalar)
    }
    throw .notUTF8(column: valid + 1)
  }
}
