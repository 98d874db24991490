import CBundle

extension DataSet {
  /// The digits that are part of the program: 4,000 to learn from and 1,000 to be judged by, of MNIST.
  ///
  /// Throws a `DigitsError` if the program was built of damaged files.
  public static func bundled() throws -> DataSet {
    DataSet(
      name: "mnist-5k",
      training: try DigitSet(images: bundledFile(0), labels: bundledFile(1)),
      test: try DigitSet(images: bundledFile(2), labels: bundledFile(3))
    )
  }

  private static func bundledFile(_ index: Int) throws -> UnpackedFile {
    let file = CBundledDigits(index)
    return try UnpackedFile(
      name: String(cString: file.name),
      bytes: UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    )
  }
}
