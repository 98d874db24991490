/// The members of a zip file, from its directory and from the header before each of them, which must agree.
///
/// Stricter than the format asks (PKWARE's APPNOTE 6.3): members follow one another from the first byte to
/// the directory without gaps or overlaps, the directory ends the file, names are unique, nothing is
/// encrypted, stored or deflated only, and all claims are judged before anything is unpacked.
struct ZipDirectory {
  /// One file of the archive.
  struct Member: Equatable {
    var name: String
    var isDeflated: Bool
    /// The check sum of the unpacked bytes.
    var crc: UInt32
    /// Where the packed bytes stand.
    var place: Range<Int>
    /// How many bytes they unpack into.
    var size: Int
  }

  /// In the order of their places.
  let members: [Member]

  /// Members that are read, and bytes of the directory.
  private static let mostMembers = 4_096
  private static let longest = 1 << 20
  /// Beyond so many bytes in all, what unpacks into 200 times the file is no step of anybody's.
  private static let harmless = 16 << 20

  /// Reads the directory, and the header of every member.
  ///
  /// Throws a `MalformedHeader`.
  init(_ source: ByteSource) throws {
    let (count, place) = try Self.end(of: source)
    guard place.count <= Self.longest, count <= Self.mostMembers else {
      throw MalformedHeader("it claims \(count) members, and at most 4,096 are read")
    }
    var directory = LittleEndian(try source.read(place.lowerBound, place.count))
    var entries: [Entry] = []
    for _ in 0..<count { entries.append(try Entry(central: &directory)) }
    guard directory.left == 0 else {
      throw MalformedHeader("its directory goes on after the last name")
    }
    try Self.judge(entries, of: source.count)

    var (members, end) = ([Member](), 0)
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      guard entry.offset == end else {
        throw MalformedHeader("\(entry.name.bare) overlaps another member or leaves a gap")
      }
      let start = try Self.start(of: entry, in: source)
      guard entry.packed <= place.lowerBound - start else {
        throw MalformedHeader("\(entry.name.bare) goes on into the directory")
      }
      end = start + entry.packed
      members.append(
        Member(
          name: entry.name,
          isDeflated: entry.method == 8,
          crc: entry.crc,
          place: start..<end,
          size: entry.size
        )
      )
    }
    guard end == place.lowerBound else { throw MalformedHeader("bytes stand before its directory") }
    self.members = members
  }

  /// How many members there are, and where the directory is, from the last bytes of the file.
  private static func end(of source: ByteSource) throws -> (count: Int, place: Range<Int>) {
    let start = source.count - 22
    guard start >= 0 else { throw MalformedHeader("it has only \(source.count) bytes") }
    var last = LittleEndian(try source.read(start, 22))
    guard last.number(4) == 0x0605_4b50, let disk = last.number(2), let home = last.number(2),
      let here = last.number(2), let count = last.number(2), let size = last.number(4),
      let offset = last.number(4), last.number(2) == 0
    else { throw MalformedHeader("it is cut short, or bytes follow its end") }
    guard disk == 0, home == 0, here == count else {
      throw MalformedHeader("it is one of several parts")
    }
    guard count < 0xffff, size < 0xffff_ffff, offset < 0xffff_ffff else {
      throw MalformedHeader("it claims more than 4 GiB, and at most 1 GiB is read")
    }
    guard offset + size == start else {
      throw MalformedHeader("its directory is not where it claims to be")
    }
    return (count, offset..<start)
  }

  /// Makes sure that names are unique and that what is claimed may be unpacked.
  private static func judge(_ entries: [Entry], of bytes: Int) throws {
    var (names, total) = (Set<String>(), 0)
    for entry in entries {
      guard names.insert(entry.name).inserted else {
        throw MalformedHeader("it has \(entry.name.bare) twice")
      }
      guard entry.size <= largestTensorFile, total + entry.size <= largestTensorFile else {
        throw MalformedHeader("it unpacks into more than 1 GiB, which is not read")
      }
      total += entry.size
    }
    guard total <= harmless || total / 200 <= bytes else {
      throw MalformedHeader("it unpacks into more than 200 times its size")
    }
  }

  /// Where the packed bytes of a member begin: after its own header, which says what the directory says.
  private static func start(of entry: Entry, in source: ByteSource) throws -> Int {
    var fixed = LittleEndian(try source.read(entry.offset, 30))
    guard fixed.number(4) == 0x0403_4b50, fixed.number(2) != nil,
      let flags = fixed.number(2), let method = fixed.number(2), fixed.number(4) != nil,
      let crc = fixed.number(4), let packed = fixed.number(4), let size = fixed.number(4),
      let nameLength = fixed.number(2), let extraLength = fixed.number(2)
    else { throw MalformedHeader("\(entry.name.bare) has no header where it should be") }
    let name = try source.read(entry.offset + 30, nameLength)
    let extra = try source.read(entry.offset + 30 + nameLength, extraLength)
    let sizes = try Zip64(size: size, packed: packed, extra: extra)
    guard name == Array(entry.name.utf8), extra.count == extraLength, flags == entry.flags,
      method == entry.method, UInt32(crc) == entry.crc, sizes.size == entry.size,
      sizes.packed == entry.packed
    else {
      throw MalformedHeader("\(entry.name.bare) is another in the directory than in its place")
    }
    return entry.offset + 30 + nameLength + extraLength
  }
}

/// What the directory says of one member.
private struct Entry {
  let name: String
  let flags: Int
  let method: Int
  let crc: UInt32
  let packed: Int
  let size: Int
  let offset: Int

  /// Reads the next entry; `size`, `packed` and `offset` may stand in the extra field of zip64.
  init(central directory: inout LittleEndian) throws {
    guard directory.number(4) == 0x0201_4b50, directory.number(4) != nil,
      let flags = directory.number(2), let method = directory.number(2), directory.number(4) != nil,
      let crc = directory.number(4), let packed = directory.number(4),
      let size = directory.number(4), let nameLength = directory.number(2),
      let extraLength = directory.number(2), let commentLength = directory.number(2),
      let disk = directory.number(2), directory.number(6) != nil, let offset = directory.number(4),
      let name = directory.take(nameLength), let extra = directory.take(extraLength),
      directory.take(commentLength) != nil
    else { throw MalformedHeader("its directory is cut short") }
    let text = String(decoding: name, as: UTF8.self)
    guard text.utf8.elementsEqual(name), Self.isName(text), disk == 0 else {
      throw MalformedHeader("it has a member \(text.quoted), which is no name of an array")
    }
    guard flags & 0b1 == 0, flags & 0x2040 == 0 else {
      throw MalformedHeader("\(text.bare) is encrypted")
    }
    // Bit 11: the name is UTF-8. Bits 1 and 2: how hard the packer tried.
    guard flags & ~0x0806 == 0 else {
      throw MalformedHeader(
        "\(text.bare) is packed in a way that is not read: write the file with np.savez"
      )
    }
    guard method == 0 || method == 8 else {
      throw MalformedHeader(
        "\(text.bare) is packed by method \(method): np.savez stores or deflates"
      )
    }
    let sizes = try Zip64(size: size, packed: packed, offset: offset, extra: extra)
    guard method == 8 || sizes.size == sizes.packed else {
      throw MalformedHeader("\(text.bare) is stored, and yet has two sizes")
    }
    (self.name, self.flags, self.method, self.crc) = (text, flags, method, UInt32(crc))
    (self.packed, self.size, self.offset) = (sizes.packed, sizes.size, sizes.offset)
  }

  /// A name that says nothing but what it names: no way out of a folder, nothing invisible.
  private static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !name.isEmpty && name.utf8.count <= 255 && !name.utf8.contains(UInt8(ascii: "\\"))
      && !name.unicodeScalars.contains { $0.isInvisible }
      && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual("..".utf8) }
  }
}

/// Sizes that need eight bytes stand in an extra field; those that are all ones are to be looked up there.
private struct Zip64 {
  private(set) var size: Int
  private(set) var packed: Int
  private(set) var offset: Int

  init(size: Int, packed: Int, offset: Int = 0, extra: [UInt8]) throws {
    (self.size, self.packed, self.offset) = (size, packed, offset)
    var fields = LittleEndian(extra)
    var long: LittleEndian?
    while fields.left > 0 {
      guard let kind = fields.number(2), let length = fields.number(2),
        let content = fields.take(length)
      else { throw MalformedHeader("it has an extra field that is cut short") }
      if kind == 1 { long = LittleEndian(content) }
    }
    let all = 0xffff_ffff
    for path in [\Zip64.size, \Zip64.packed, \Zip64.offset] where self[keyPath: path] == all {
      guard let value = long?.number(8) else {
        throw MalformedHeader("it lacks a size of zip64")
      }
      switch path {
      case \Zip64.size: self.size = value
      case \Zip64.packed: self.packed = value
      default: self.offset = value
      }
    }
  }
}
