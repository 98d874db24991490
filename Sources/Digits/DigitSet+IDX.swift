import Arithmetic

extension DigitSet {
  /// Reads a file of images and the file of their labels, a few at a time.
  ///
  /// Throws a `DigitsError` that names the file if either is not exactly what its header says, if a
  /// label is above 9, if the counts differ, or if the images may take more memory than there is room for
  /// beside what is `taken` already.
  init(images imageFile: UnpackedFile, labels labelFile: UnpackedFile, taken: Int = 0) throws {
    let (labels, header) = try Self.labels(labelFile, of: imageFile, taken: taken)
    self.init(
      images: try imageFile.readImages(header),
      labels: labels,
      height: header.height,
      width: header.width
    )
  }

  /// The same for files that are part of the program, whose images are unpacked when they are first asked
  /// for: a prompt need not wait for them.
  init(bundledImages open: @escaping @Sendable () throws -> UnpackedFile, labels: UnpackedFile)
    throws
  {
    let (labels, header) = try Self.labels(labels, of: open())
    self.init(
      labels: labels,
      height: header.height,
      width: header.width,
      pixels: Lazily {
        do {
          let file = try open()
          return try file.readImages(IDXHeader(.images, from: file))
        } catch {
          preconditionFailure("the program was built of damaged digits: \(error)")
        }
      }
    )
  }

  /// The labels, and the header of their images.
  private static func labels(
    _ labelFile: UnpackedFile,
    of imageFile: UnpackedFile,
    taken: Int = 0
  ) throws -> (labels: [UInt8], images: IDXHeader) {
    let labelHeader = try IDXHeader(.labels, from: labelFile)
    let imageHeader = try IDXHeader(.images, from: imageFile)
    guard labelHeader.count == imageHeader.count else {
      throw DigitsError(
        "\(imageFile.path) holds \(imageHeader.count) images and \(labelFile.path) "
          + "\(labelHeader.count) labels; expected a label for each image"
      )
    }
    // Judged by the header, before any of it is read: a small file can unpack into many pixels.
    let pixels = imageHeader.count * imageHeader.itemLength
    guard
      taken + Capacity.bytes(images: imageHeader.count, pixels: pixels) <= Capacity.bytes
    else {
      throw DigitsError(
        "\(imageFile.path) announces \(imageHeader.count) images of \(imageHeader.height) by "
          + "\(imageHeader.width) pixels, which may not fit into memory beside the training images; "
          + "take fewer"
      )
    }

    var labels: [UInt8] = []
    try labelFile.readContent(labelHeader) { chunk in
      if let wrong = chunk.firstIndex(where: { $0 > 9 }) {
        throw DigitsError(
          "\(labelFile.path) gives image \(labels.count + wrong) the label \(chunk[wrong]); "
            + "expected a digit, 0 to 9"
        )
      }
      labels += chunk
    }
    return (labels, imageHeader)
  }

  /// Passes on the uncompressed bytes of the file of images, as they were read or would be written.
  func forEachImageFileChunk(_ body: ([UInt8]) -> Void) {
    body(IDXHeader(.images, count: count, height: height, width: width).bytes)
    for row in 0..<count { body(images.codes(row: row)) }
  }

  /// Passes on the uncompressed bytes of the file of labels, as they were read or would be written.
  func forEachLabelFileChunk(_ body: ([UInt8]) -> Void) {
    body(IDXHeader(.labels, count: count).bytes)
    body(labels)
  }
}

extension UnpackedFile {
  /// The images that follow a header.
  fileprivate func readImages(_ header: IDXHeader) throws -> SparseRows {
    var images = SparseRows(columns: header.itemLength)
    try readContent(header) { chunk in images.append(codes: chunk) }
    return images
  }

  /// Passes on what follows a header, in chunks of whole images or labels that begin at index 0.
  ///
  /// Memory is taken for one chunk only, so that a header cannot claim more than the file has.
  fileprivate func readContent(
    _ header: IDXHeader,
    _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let length = header.fileLength - header.kind.headerLength
    let wholeItems = max(1, (1 << 16) / header.itemLength) * header.itemLength
    var chunk = [UInt8](repeating: 0, count: min(wholeItems, length))
    var left = length
    while left > 0 {
      if left < chunk.count { chunk.removeLast(chunk.count - left) }
      let found = try read(into: &chunk)
      guard found == chunk.count else {
        throw DigitsError(
          "\(path) ends after \(header.fileLength - left + found) bytes; "
            + "its header announces \(header.fileLength)"
        )
      }
      try body(chunk[...])
      left -= found
    }
    var surplus: [UInt8] = [0]
    guard try read(into: &surplus) == 0 else {
      throw DigitsError(
        "\(path) is longer than the \(header.fileLength) bytes that its header announces"
      )
    }
  }
}
