import Arithmetic
import Testing

@testable import Digits

struct IDXTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The path of file `i` of the fixture.
  private func path(_ i: Int, gzipped: Bool = false) -> String {
    "\(folder.path)/\(Fixture.names[i])" + (gzipped ? ".gz" : "")
  }

  /// What reading fails with when `change` was made to the four files.
  private func sentence(
    gzipped: Set<Int> = [],
    after change: (inout [[UInt8]]) -> Void
  ) throws -> String {
    var fixture = Fixture()
    change(&fixture.files)
    try fixture.write(to: folder, gzipped: gzipped)
    return failure(readingFolder: folder.path)
  }

  @Test func pixelsAndLabels() throws {
    try Fixture().write(to: folder, gzipped: [0, 1])
    let training = try DataSet(folder: folder.path).training
    #expect(training.height == 3 && training.width == 2 && training.count == 12)
    #expect(training.images.codes(row: 0) == [0, 3, 6, 9, 12, 0])
    #expect(training.images.codes(row: 11) == [198, 201, 204, 207, 0, 213])
    #expect(training.labels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
  }

  /// A chunk holds 65,536 bytes: here the content ends before, at and after the end of one.
  @Test(arguments: [65_535, 65_536, 65_537, 131_072, 131_073])
  func contentOfManyChunks(count: Int) throws {
    var fixture = Fixture()
    let size = [16, 8].map { UInt8(truncatingIfNeeded: count >> $0) } + [UInt8(count & 255)]
    fixture.files[0] = [0, 0, 8, 3, 0] + size + [0, 0, 0, 1, 0, 0, 0, 1]
    fixture.files[0] += (0..<count).map { UInt8(truncatingIfNeeded: $0 >> 8 ^ $0) }
    fixture.files[1] = [0, 0, 8, 1, 0] + size + (0..<count).map { UInt8($0 % 10) }
    fixture.files[2].replaceSubrange(8..., with: [0, 0, 0, 1, 0, 0, 0, 1, 9, 8, 7, 6, 5])
    try fixture.write(to: folder)
    var expected = SHA256()
    for file in fixture.files { expected.update(file) }
    #expect(try DataSet(folder: folder.path).sha256() == expected.hexadecimal())
  }

  @Test func countsDiffer() throws {
    #expect(
      try sentence {
        $0[1][7] = 11
        $0[1].removeLast()
      }
        == "\(path(0)) holds 12 images and \(path(1)) 11 labels; expected a label for each image"
    )
  }

  @Test func labelAboveNine() throws {
    #expect(
      try sentence { $0[3][8 + 4] = 10 }
        == "\(path(3)) gives image 4 the label 10; expected a digit, 0 to 9"
    )
  }

  @Test(arguments: [0, 1, 2, 3])
  func truncated(file: Int) throws {
    let length = Fixture().files[file].count
    #expect(
      try sentence { $0[file].removeLast(2) }
        == "\(path(file)) ends after \(length - 2) bytes; its header announces \(length)"
    )
  }

  @Test(arguments: [0, 1, 2, 3])
  func truncatedBeforePacking(file: Int) throws {
    let length = Fixture().files[file].count
    #expect(
      try sentence(gzipped: [file]) { $0[file].removeLast() }
        == "\(path(file, gzipped: true)) ends after \(length - 1) bytes; "
        + "its header announces \(length)"
    )
  }

  @Test(arguments: [0, 1, 2, 3], [[], [0, 1, 2, 3] as Set])
  func longerThanAnnounced(file: Int, gzipped: Set<Int>) throws {
    let length = Fixture().files[file].count
    #expect(
      try sentence(gzipped: gzipped) { $0[file].append(0) }
        == "\(path(file, gzipped: !gzipped.isEmpty)) is longer than the \(length) bytes "
        + "that its header announces"
    )
  }

  @Test func filesExchanged() throws {
    #expect(
      try sentence { $0.swapAt(0, 1) }
        .hasPrefix("\(path(1)) begins with the number 2051, which begins a file of images; ")
    )
  }

  /// Two files of 100 MB that pack into 100 kB each would take 830 MB.
  @Test func moreThanFitsIntoMemory() throws {
    try folder.write([0, 0, 8, 3, 0, 0, 7, 207, 0, 0, 0, 250, 0, 0, 0, 200], to: "images")
    try folder.write([0, 0, 8, 1, 0, 0, 7, 207], to: "labels")
    func sentence(taken: Int) throws -> String {
      let images = try #require(try UnpackedFile(path: "\(folder.path)/images"))
      let labels = try #require(try UnpackedFile(path: "\(folder.path)/labels"))
      let wrong = #expect(throws: DigitsError.self) {
        try DigitSet(images: images, labels: labels, taken: taken)
      }
      return wrong?.description ?? ""
    }
    // 1,999 · 50,000 pixels of four bytes, and 16 for each image.
    let room = 500_000_000 - 1_999 * 200_016
    #expect(try sentence(taken: room).contains("labels ends after 8 bytes"))
    #expect(
      try sentence(taken: room + 1)
        == "\(folder.path)/images announces 1999 images of 250 by 200 pixels, which may not fit into "
        + "memory beside the training images; take fewer"
    )
  }

  /// A header that claims 1,000,000 labels costs no memory until they come.
  @Test func promiseWithoutContent() throws {
    let claim: [UInt8] = [0, 0x0f, 0x42, 0x40]
    #expect(
      try sentence {
        $0[0] = [0, 0, 8, 3] + claim + [0, 0, 0, 1, 0, 0, 0, 1]
        $0[1] = [0, 0, 8, 1] + claim
      } == "\(path(1)) ends after 8 bytes; its header announces 1000008"
    )
  }

  /// A file inflated beyond what its header announces would be found to lack its end.
  @Test func decompressionBomb() throws {
    try Fixture().write(to: folder)
    let bomb = try gzip(Fixture().files[0] + [UInt8](repeating: 0, count: 50_000_000))
    try folder.write(Array(bomb.prefix(bomb.count / 2)), to: "\(Fixture.names[0]).gz")
    #expect(
      failure(readingFolder: folder.path)
        == "\(path(0, gzipped: true)) is longer than the 88 bytes that its header announces"
    )
  }

  /// Whatever is accepted is exactly what the files hold, by their hash; a damaged gzip file never is.
  @Test(arguments: 0..<200)
  func randomCorruption(round: Int) throws {
    var fixture = Fixture()
    let random = SplitMix64(seed: 2718).stream(UInt64(round))
    let victim = random.integer(at: 0, below: 4)
    let isGzipped = round.isMultiple(of: 2)
    var bytes = isGzipped ? try gzip(fixture.files[victim]) : fixture.files[victim]
    let place = random.integer(at: 1, below: bytes.count)
    switch round / 2 % 5 {
    case 0: bytes[place] ^= 1 << random.integer(at: 2, below: 8)
    case 1: bytes[place] = UInt8(random.integer(at: 2, below: 256))
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.insert(UInt8(random.integer(at: 2, below: 256)), at: place)
    default: for i in place..<min(place + 4, bytes.count) { bytes[i] = 255 }
    }
    try fixture.write(to: folder)
    if isGzipped {
      try folder.write(bytes, to: Fixture.names[victim] + ".gz")
    } else {
      fixture.files[victim] = bytes
      try folder.write(bytes, to: Fixture.names[victim])
    }
    var expected = SHA256()
    for file in fixture.files { expected.update(file) }
    do {
      #expect(try DataSet(folder: folder.path).sha256() == expected.hexadecimal())
    } catch let error as DigitsError {
      #expect(error.description.contains(folder.path) && !error.description.hasSuffix("."))
    }
  }
}
