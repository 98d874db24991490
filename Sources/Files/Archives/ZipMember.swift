import CZlib

/// The bytes of one member of a zip file from front to back, unpacked on the way.
///
/// No more is unpacked than is asked for, and never more than the member claims; the check sum and both
/// sizes are judged at the end.
final class ZipMember {
  private let source: ByteSource
  private let member: ZipDirectory.Member
  /// The next packed byte of the file.
  private var place: Int
  /// Bytes of the file that are still to be used.
  private var packed: [UInt8] = []
  private var used = 0
  /// Bytes that are still to come.
  private(set) var left: Int
  private var crc = crc32(0, nil, 0)
  /// Where zlib keeps its state, which must not move; nil if the member is stored.
  private var inflation: UnsafeMutablePointer<z_stream>?
  private var hasEnded = false

  private static let piece = 1 << 16

  /// Begins to unpack a member.
  ///
  /// Throws a `MalformedHeader` where zlib has no memory.
  init(_ member: ZipDirectory.Member, of source: ByteSource) throws {
    (self.member, self.source) = (member, source)
    (place, left) = (member.place.lowerBound, member.size)
    guard member.isDeflated else { return }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // −15: the largest window, no header of zlib's own.
    guard
      inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      stream.deallocate()
      throw MalformedHeader("zlib could not start to unpack it")
    }
    inflation = stream
  }

  deinit {
    if let inflation {
      inflateEnd(inflation)
      inflation.deallocate()
    }
  }

  /// The next bytes, as many as asked for or as there are left.
  func read(_ count: Int) throws -> [UInt8] {
    let wanted = min(count, left)
    let bytes = try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled..<wanted])
        let found = try inflation.map { try inflate($0, into: rest) } ?? copy(into: rest)
        guard found > 0 else { throw damaged("ends too early") }
        filled += found
      }
    }
    left -= wanted
    bytes.withUnsafeBufferPointer { crc = crc32(crc, $0.baseAddress, UInt32($0.count)) }
    return bytes
  }

  /// Makes sure that all was read, that nothing follows and that the check sum is right.
  func finish() throws {
    if let inflation, !hasEnded {
      var spare: [UInt8] = [0]
      let more = try spare.withUnsafeMutableBufferPointer { try inflate(inflation, into: $0) }
      guard more == 0, hasEnded else { throw damaged("unpacks into more than it claims") }
    }
    guard left == 0, used == packed.count, place == member.place.upperBound else {
      throw damaged("has bytes that nothing is made of")
    }
    guard UInt32(truncatingIfNeeded: crc) == member.crc else {
      throw damaged("has another check sum than it claims: write the file again")
    }
  }

  private func damaged(_ what: String) -> MalformedHeader {
    MalformedHeader("\(member.name.bare) \(what)")
  }

  private func refill() throws {
    guard used == packed.count, place < member.place.upperBound else { return }
    packed = try source.read(place, min(Self.piece, member.place.upperBound - place))
    guard !packed.isEmpty else { throw damaged("ends too early") }
    (used, place) = (0, place + packed.count)
  }

  private func copy(into output: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    try refill()
    let count = min(output.count, packed.count - used)
    for i in 0..<count { output[i] = packed[used + i] }
    used += count
    return count
  }

  /// Inflates bytes until some come out or the stream has ended.
  private func inflate(
    _ stream: UnsafeMutablePointer<z_stream>,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) throws -> Int {
    while !hasEnded {
      try refill()
      let (made, status) = packed.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress.map { $0 + used }
        stream.pointee.avail_in = UInt32(input.count - used)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        used = input.count - Int(stream.pointee.avail_in)
        return (output.count - Int(stream.pointee.avail_out), status)
      }
      guard status == Z_OK || status == Z_STREAM_END else { throw damaged("is damaged") }
      hasEnded = status == Z_STREAM_END
      if made > 0 { return made }
    }
    return 0
  }
}
