import CZlib
import Files

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The bytes of a file from front to back, inflated on the way if they are gzipped.
///
/// Gzip is known by its two magic bytes, whatever the name. The file is one gzip member (RFC 1952);
/// its CRC is checked and nothing may follow it. No more is inflated than `read` asks for, so a small
/// file cannot unpack into more than its reader is ready to take.
final class UnpackedFile {
  /// The largest file that is opened, and the most that one may announce to hold: 100 million bytes.
  static let limit = 100_000_000

  /// Where the bytes come from.
  private enum Source {
    case descriptor(Int32)
    /// What is left of bytes that are part of the program.
    case memory(UnsafeRawBufferPointer)
  }

  let path: String
  private var source: Source
  /// Bytes as the file has them, of which `next ..< end` are still to be used.
  private let packed = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var next = 0
  private var end = 0
  /// Where zlib keeps its state, which must not move; nil if the file is not gzipped.
  private var inflation: UnsafeMutablePointer<z_stream>?
  private var hasEnded = false

  /// Opens a file, or returns nil if there is none.
  ///
  /// Throws if it is not a regular file, may not be read, is empty or exceeds `limit`.
  init?(path: String) throws {
    // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
    let descriptor = open(path.systemName, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Self.unreadable(path, errno)
    }
    self.path = path
    source = .descriptor(descriptor)
    // From here on `deinit` cleans up, even if this initialiser throws.
    try checkKindAndSize(of: descriptor)
    try begin()
  }

  /// A file that is part of the program, and so in memory for as long as it runs.
  init(name: String, bytes: UnsafeRawBufferPointer) throws {
    path = name
    source = .memory(bytes)
    try begin()
  }

  deinit {
    if let inflation {
      inflateEnd(inflation)
      inflation.deallocate()
    }
    packed.deallocate()
    if case .descriptor(let descriptor) = source { close(descriptor) }
  }

  private func begin() throws {
    try refill()
    if end >= 2 && packed[0] == 0x1f && packed[1] == 0x8b {
      try startInflating()
    }
  }

  /// Fills `buffer` from its start and returns how many bytes it got: fewer than fit only at the end.
  func read(into buffer: inout [UInt8]) throws -> Int {
    try buffer.withUnsafeMutableBytes { output in
      var filled = 0
      while filled < output.count && !hasEnded {
        let rest = UnsafeMutableRawBufferPointer(rebasing: output[filled...])
        filled += try inflation.map { try inflate($0, into: rest) } ?? copy(into: rest)
      }
      return filled
    }
  }

  // MARK: - The two ways to unpack

  /// Passes bytes on as they are.
  private func copy(into output: UnsafeMutableRawBufferPointer) throws -> Int {
    if next == end { try refill() }
    let count = min(output.count, end - next)
    output.copyMemory(from: UnsafeRawBufferPointer(rebasing: packed[next..<next + count]))
    next += count
    hasEnded = count == 0
    return count
  }

  /// Inflates bytes, as many as fit or as one buffer of the file yields.
  private func inflate(
    _ stream: UnsafeMutablePointer<z_stream>,
    into output: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    if next == end {
      try refill()
      if next == end {
        throw DigitsError("\(path) ends in the midst of its gzip data; fetch or copy it again")
      }
    }
    let input = UnsafeMutableRawBufferPointer(rebasing: packed[next..<end])
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let room = UInt32(clamping: output.count)
    stream.pointee.avail_out = room
    let status = CZlib.inflate(stream, Z_NO_FLUSH)
    next = end - Int(stream.pointee.avail_in)

    switch status {
    case Z_OK:
      break
    case Z_STREAM_END:
      hasEnded = true
      if next == end { try refill() }
      if next < end {
        throw DigitsError(
          "\(path) has further bytes after the end of its gzip data; fetch it again"
        )
      }
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)"
      throw DigitsError("\(path) is a damaged gzip file (\(reason)); fetch or copy it again")
    }
    return Int(room - stream.pointee.avail_out)
  }

  private func startInflating() throws {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15: the largest window; + 16: a gzip header and no other.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
      stream.deallocate()
      throw DigitsError(
        "\(path) is gzipped and zlib could not start to unpack it; gunzip it first"
      )
    }
    inflation = stream
  }

  // MARK: - The file

  private func checkKindAndSize(of descriptor: Int32) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      break
    case S_IFDIR:
      throw DigitsError("\(path) is a folder where a file in IDX format is expected")
    default:
      throw DigitsError("\(path) is no regular file; a file in IDX format is expected")
    }
    if status.st_size == 0 {
      throw DigitsError("\(path) is empty, 0 bytes long; fetch or copy it again")
    }
    if status.st_size > Self.limit {
      throw DigitsError(
        "\(path) is \(status.st_size) bytes long; at most \(Self.limit) are accepted"
      )
    }
  }

  /// Takes the next bytes of the file into `packed`; none, if it is at its end.
  private func refill() throws {
    next = 0
    end = 0
    guard case .descriptor(let descriptor) = source else { return refillFromMemory() }
    while end < packed.count {
      let count = systemRead(descriptor, packed, from: end)
      if count == 0 { return }
      if count > 0 {
        end += count
      } else if errno != EINTR {
        throw Self.unreadable(path, errno)
      }
    }
  }

  private func refillFromMemory() {
    guard case .memory(let rest) = source else { return }
    end = min(rest.count, packed.count)
    packed.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest.prefix(end)))
    source = .memory(UnsafeRawBufferPointer(rebasing: rest.dropFirst(end)))
  }

  private func systemRead(
    _ descriptor: Int32,
    _ buffer: UnsafeMutableRawBufferPointer,
    from offset: Int
  ) -> Int {
    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[offset...])
    #if canImport(Darwin)
    return Darwin.read(descriptor, rest.baseAddress, rest.count)
    #else
    return Glibc.read(descriptor, rest.baseAddress, rest.count)
    #endif
  }

  private static func unreadable(_ path: String, _ code: Int32) -> DigitsError {
    switch code {
    case EACCES, EPERM:
      DigitsError("\(path) may not be read; allow it with chmod +r, or name another folder")
    default:
      DigitsError("\(path) cannot be read (system error \(code)); check the disk or the name")
    }
  }
}
