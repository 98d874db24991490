/// The head of an IDX file: what it holds and how many.
///
/// All numbers are four bytes, the highest first: a magic number (2051 for images, 2049 for labels),
/// the count, and for images their height and width. The content follows, one byte a pixel or label.
/// Source: LeCun, Cortes, Burges, *The MNIST database of handwritten digits*.
struct IDXHeader: Equatable {
  /// The two kinds of content that are read.
  enum Kind: UInt32 {
    case images = 2051
    case labels = 2049

    /// Bytes of a header: 4 a number.
    var headerLength: Int { self == .images ? 16 : 8 }
  }

  let kind: Kind
  let count: Int
  /// Pixels of an image from top to bottom and from left to right; 1 and 1 for labels.
  let height: Int
  let width: Int

  /// Bytes of one image, or of one label.
  var itemLength: Int { height * width }

  /// Bytes of the file when not gzipped.
  var fileLength: Int { kind.headerLength + count * itemLength }

  /// The header of a file that holds the given things; what is wished for is trusted.
  init(_ kind: Kind, count: Int, height: Int = 1, width: Int = 1) {
    self.kind = kind
    self.count = count
    self.height = height
    self.width = width
  }

  /// Reads the header at the start of a file and checks every number of it before it is used.
  ///
  /// Accepted are 1 image or label to `Capacity.images`, of 1 to 65,535 pixels, in `UnpackedFile.limit`
  /// bytes. Each takes memory of its own, however small it is and however well the file is packed.
  init(_ kind: Kind, from file: UnpackedFile) throws {
    var bytes = [UInt8](repeating: 0, count: kind.headerLength)
    let found = try file.read(into: &bytes)
    guard found == bytes.count else {
      throw DigitsError(
        "\(file.path) ends after \(found) bytes; the header of IDX \(kind) takes \(bytes.count)"
      )
    }
    let numbers = stride(from: 0, to: bytes.count, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    guard numbers[0] == Int(kind.rawValue) else {
      throw DigitsError(
        "\(file.path) begins with the number \(numbers[0])\(Self.meaning(of: numbers[0])); "
          + "expected \(kind.rawValue), which begins a file of \(kind)"
      )
    }
    self.init(
      kind,
      count: numbers[1],
      height: kind == .images ? numbers[2] : 1,
      width: kind == .images ? numbers[3] : 1
    )
    try check(file.path)
  }

  private func check(_ path: String) throws {
    guard count > 0 else {
      throw DigitsError("\(path) holds no \(kind) according to its header; expected 1 or more")
    }
    guard count <= Capacity.images else {
      throw DigitsError(
        "\(path) announces \(count) \(kind); at most \(Capacity.images) are accepted"
      )
    }
    let (pixels, overflow) = height.multipliedReportingOverflow(by: width)
    guard !overflow && (1...65_535).contains(pixels) else {
      throw DigitsError(
        "\(path) announces images of \(height) by \(width) pixels; expected 1 to 65535 pixels"
      )
    }
    // A million of at most 65,535 bytes each: this product cannot overflow.
    guard fileLength <= UnpackedFile.limit else {
      throw DigitsError(
        "\(path) announces \(count) \(kind) in \(fileLength) bytes; "
          + "at most \(UnpackedFile.limit) bytes are accepted"
      )
    }
  }

  /// What a wrong magic number tells, to follow the number in a sentence.
  private static func meaning(of number: Int) -> String {
    switch number {
    case Int(Kind.images.rawValue): ", which begins a file of images"
    case Int(Kind.labels.rawValue): ", which begins a file of labels"
    case 0x1f8b_0000...0x1f8b_ffff: ", which begins a gzip file inside the gzip file"
    default: ""
    }
  }

  /// The header as it stands in the file.
  var bytes: [UInt8] {
    let numbers = [Int(kind.rawValue), count] + (kind == .images ? [height, width] : [])
    return numbers.flatMap { number in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
  }
}
