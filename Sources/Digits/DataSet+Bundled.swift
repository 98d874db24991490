import CBundle

extension DataSet {
  /// The digits that are part of the program: 4,000 to learn from and 1,000 to be judged by, of MNIST.
  ///
  /// Throws a `DigitsError` if the program was built of damaged files.
  public static func bundled() throws -> DataSet {
    DataSet(name: "mnist-5k", training: try bundledSet(0), test: try bundledSet(2))
  }

  /// The set whose images are one file, and its labels the next.
  private static func bundledSet(_ index: Int) throws -> DigitSet {
    try DigitSet(bundledImages: { try bundledFile(index) }, labels: bundledFile(index + 1))
  }

  private static func bundledFile(_ index: Int) throws -> UnpackedFile {
    let file = CBundledDigits(index)
    return try UnpackedFile(
      name: String(cString: file.name),
      bytes: UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    )
  }
}
