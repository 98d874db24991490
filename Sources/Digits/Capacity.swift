/// What a data set may hold, so that neither a file nor a command fills the machine.
enum Capacity {
  /// Images of one of its two sets.
  static let images = 1_000_000

  /// Bytes of memory that both sets may take, or the set that a command makes.
  static let bytes = 500_000_000

  /// What so many images take: four bytes for each pixel that is not 0, and some for each image.
  static func bytes(images: Int, pixels: Int) -> Int { 4 * pixels + 16 * images }
}
