import Arithmetic
import CZlib
import Foundation
import Testing

@testable import Digits

/// A folder that is deleted with its last reference.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "digits-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }
}

/// The bytes of four IDX files, written out by hand: 3 × 2 pixels, 12 images to learn from, 5 to test.
struct Fixture {
  static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// Uncompressed, in the order of `names`.
  var files: [[UInt8]] = [
    [0, 0, 8, 3, 0, 0, 0, 12, 0, 0, 0, 3, 0, 0, 0, 2] + (0..<72).map { $0 % 5 == 0 ? 0 : 3 * $0 },
    [0, 0, 8, 1, 0, 0, 0, 12, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1],
    [0, 0, 8, 3, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 2] + (0..<30).map { 255 - $0 },
    [0, 0, 8, 1, 0, 0, 0, 5, 9, 8, 7, 6, 5],
  ]

  /// Writes the four files, those numbered in `gzipped` with `.gz` and packed.
  func write(to folder: TemporaryFolder, gzipped: Set<Int> = []) throws {
    for (i, (name, bytes)) in zip(Self.names, files).enumerated() {
      try folder.write(
        gzipped.contains(i) ? gzip(bytes) : bytes,
        to: gzipped.contains(i) ? "\(name).gz" : name
      )
    }
  }
}

/// The bytes as zlib itself packs them.
func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let file = try #require(gzopen("\(folder.path)/packed", "wb9"))
  let written = gzwrite(file, bytes, UInt32(bytes.count))
  #expect(gzclose(file) == Z_OK && Int(written) == bytes.count)
  return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/packed")))
}

/// What reading a folder fails with; a recorded issue if it does not.
func failure(readingFolder path: String) -> String {
  var sentence = ""
  #expect(throws: DigitsError.self) {
    do { _ = try DataSet(folder: path) } catch {
      sentence = "\(error)"
      throw error
    }
  }
  return sentence
}

/// A set of 1 × 1 pixel images with the given labels; the pixel of image i is i + 1.
func digits(labelled labels: [UInt8]) -> DigitSet {
  var images = SparseRows(columns: 1)
  images.append(codes: labels.indices.map { UInt8($0 + 1) }[...])
  return DigitSet(images: images, labels: labels, height: 1, width: 1)
}
