import Arithmetic

extension Mistake {
  /// x from 0 to 255 in place of 0 to 1.
  static let pixelsNotScaled = Mistake(
    "pixels-not-scaled",
    "pixels are read as they stand in the file, 0 to 255, and not divided by 255",
    shows: "the weighted inputs of layer 1 are 255 times too large, and nearly every unit there "
      + "is saturated; a gradient check passes",
    command: "forward",
    hints: [
      "look at what goes into the network before you look at what it makes of it",
      "how large are the weighted inputs of layer 1, and how many of its units are saturated",
    ],
    code: (
      wrong: "x = images.reshape(-1, 784)",
      right: "x = images.reshape(-1, 784) / 255"
    ),
    source: "TheDeepChecker (arXiv 2204.00694: missing_normalization)",
    level: 1,
    substitution: .pixels { $0.reading(by: (0..<256).map(Double.init)) }
  )
}
