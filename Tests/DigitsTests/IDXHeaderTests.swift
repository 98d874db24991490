import Testing

@testable import Digits

struct IDXHeaderTests {
  /// What reading `bytes` as a header gives: the header, or the sentence after the file's name.
  private func read(_ kind: IDXHeader.Kind, _ bytes: [UInt8]) throws -> Result<IDXHeader, Failure> {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "file")
    let file = try #require(try UnpackedFile(path: "\(folder.path)/file"))
    do {
      return .success(try IDXHeader(kind, from: file))
    } catch let error as DigitsError {
      #expect(error.description.hasPrefix(file.path + " "))
      return .failure(Failure(text: String(error.description.dropFirst(file.path.count + 1))))
    }
  }

  struct Failure: Error, Equatable {
    let text: String
  }

  private func images(_ count: [UInt8], _ height: [UInt8], _ width: [UInt8]) -> [UInt8] {
    [0, 0, 8, 3] + count + height + width
  }

  @Test func images() throws {
    let bytes = images([0, 0, 0xea, 0x60], [0, 0, 0, 28], [0, 0, 0, 30])
    let header = try read(.images, bytes).get()
    #expect(header == IDXHeader(.images, count: 60_000, height: 28, width: 30))
    #expect(header.fileLength == 16 + 60_000 * 840)
    #expect(header.bytes == bytes)
  }

  @Test func labels() throws {
    let bytes: [UInt8] = [0, 0, 8, 1, 0, 0, 1, 2]
    let header = try read(.labels, bytes).get()
    #expect(header == IDXHeader(.labels, count: 258))
    #expect(header.fileLength == 8 + 258)
    #expect(header.bytes == bytes)
  }

  @Test func shortHeader() throws {
    let bytes = images([0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1])
    for length in 1..<16 {
      #expect(
        try read(.images, Array(bytes.prefix(length)))
          == .failure(
            Failure(text: "ends after \(length) bytes; the header of IDX images takes 16")
          )
      )
    }
  }

  @Test func labelsInPlaceOfImages() throws {
    let labels: [UInt8] = [0, 0, 8, 1] + [UInt8](repeating: 1, count: 12)
    let text =
      "begins with the number 2049, which begins a file of labels; "
      + "expected 2051, which begins a file of images"
    #expect(try read(.images, labels) == .failure(Failure(text: text)))
  }

  @Test func imagesInPlaceOfLabels() throws {
    let text =
      "begins with the number 2051, which begins a file of images; "
      + "expected 2049, which begins a file of labels"
    let bytes = images([0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1])
    #expect(try read(.labels, bytes) == .failure(Failure(text: text)))
  }

  @Test func gzippedTwice() throws {
    let once = try gzip(images([0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1]))
    let text =
      "begins with the number 529205248, which begins a gzip file inside the gzip file; "
      + "expected 2051, which begins a file of images"
    #expect(try read(.images, gzip(once)) == .failure(Failure(text: text)))
  }

  @Test func somethingElse() throws {
    // "<!--" is 3c 21 2d 2d.
    let text = "begins with the number 1008807213; expected 2049, which begins a file of labels"
    #expect(try read(.labels, Array("<!-- 404 -->".utf8)) == .failure(Failure(text: text)))
  }

  @Test func nothingInside() throws {
    let text = "holds no labels according to its header; expected 1 or more"
    #expect(try read(.labels, [0, 0, 8, 1, 0, 0, 0, 0]) == .failure(Failure(text: text)))
  }

  private static let most: [UInt8] = [255, 255, 255, 255]

  @Test(arguments: [
    ([0, 0, 0, 0], [0, 0, 0, 28], "0 by 28"),
    ([0, 0, 0, 28], [0, 0, 0, 0], "28 by 0"),
    ([0, 0, 1, 0], [0, 0, 1, 0], "256 by 256"),
    (most, most, "4294967295 by 4294967295"),
  ])
  func impossiblePixels(height: [UInt8], width: [UInt8], size: String) throws {
    let text = "announces images of \(size) pixels; expected 1 to 65535 pixels"
    let one: [UInt8] = [0, 0, 0, 1]
    #expect(try read(.images, images(one, height, width)) == .failure(Failure(text: text)))
  }

  @Test func largestImage() throws {
    let bytes = images([0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 255, 255])
    #expect(try read(.images, bytes).get().itemLength == 65_535)
  }

  @Test func tooMany() throws {
    // Each image takes memory of its own: 99,999,984 images of one pixel took 2.5 GB.
    #expect(
      try read(.images, images([5, 0xf5, 0xe0, 0xf0], [0, 0, 0, 1], [0, 0, 0, 1]))
        == .failure(Failure(text: "announces 99999984 images; at most 1000000 are accepted"))
    )
    #expect(
      try read(.labels, [0, 0, 8, 1] + Self.most)
        == .failure(Failure(text: "announces 4294967295 labels; at most 1000000 are accepted"))
    )
    #expect(try read(.labels, [0, 0, 8, 1, 0, 0x0f, 0x42, 0x40]).get().count == 1_000_000)
    #expect(throws: Failure.self) {
      try read(.labels, [0, 0, 8, 1, 0, 0x0f, 0x42, 0x41]).get()
    }
  }

  @Test func tooLarge() throws {
    // 128 · 781,249 pixels and the header are 99,999,888 bytes; one image more is too much.
    let (height, width): ([UInt8], [UInt8]) = ([0, 0, 0, 8], [0, 0, 0, 16])
    let header = try read(.images, images([0, 0x0b, 0xeb, 0xc1], height, width)).get()
    #expect(header.fileLength == 99_999_888)
    #expect(
      try read(.images, images([0, 0x0b, 0xeb, 0xc2], height, width))
        == .failure(
          Failure(
            text: "announces 781250 images in 100000016 bytes; "
              + "at most 100000000 bytes are accepted"
          )
        )
    )
    #expect(throws: Failure.self) {
      try read(.images, images([0, 0x0f, 0x42, 0x40], [0, 0, 0, 1], [0, 0, 255, 255])).get()
    }
  }
}
