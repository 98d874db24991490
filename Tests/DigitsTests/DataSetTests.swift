import Foundation
import Testing

@testable import Digits

struct DataSetTests {
  @Test func bundledDigits() throws {
    let data = try DataSet.bundled()
    #expect(data.name == "mnist-5k")
    #expect(data.training.count == 4000 && data.test.count == 1000)
    #expect(data.training.height == 28 && data.test.width == 28)
    let files = try DataSet(folder: resources.path)
    #expect(files.sha256() == data.sha256())
    for digit in UInt8(0)...9 {
      #expect(data.training.labels.count { $0 == digit } == 400)
      #expect(data.test.labels.count { $0 == digit } == 100)
    }
  }

  /// The folder of the files that are part of the program.
  private let resources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Digits/Resources/mnist-5k")

  /// The README beside the bundled files states what sha256sum says of them.
  @Test func readmeStatesTheHashes() throws {
    let data = try DataSet.bundled()
    let readme = try String(
      contentsOf: resources.appendingPathComponent("README.md"),
      encoding: .utf8
    )
    for (name, hash) in zip(Fixture.names, data.fileHashes) {
      #expect(readme.contains("    \(hash)  \(name)\n"))
    }
    #expect(readme.hasSuffix("    \(data.sha256())\n"))
    #expect(
      data.sha256() == "4d945f886163d79f5bf45abc1c7e63ebe4f7606ed2ba4e65d8bcd42c8eb205fd",
      "from gunzip and sha256sum"
    )
  }

  @Test func hashIsThatOfTheFilesTogether() throws {
    let folder = try TemporaryFolder()
    try Fixture().write(to: folder)
    var expected = SHA256()
    for file in Fixture().files { expected.update(file) }
    #expect(try DataSet(folder: folder.path).sha256() == expected.hexadecimal())
  }

  @Test func hashOfASubsetIsItsOwn() throws {
    let data = try DataSet.bundled()
    let part = try data.training.subset(1000)
    let few = DataSet(name: data.name, training: part, test: data.test)
    #expect(few.sha256() != data.sha256())
    #expect(few.fileHashes.suffix(2) == data.fileHashes.suffix(2))
  }

  @Test func imagesOfTwoSizes() throws {
    var fixture = Fixture()
    fixture.files[2].swapAt(11, 15)
    let folder = try TemporaryFolder()
    try fixture.write(to: folder)
    #expect(
      failure(readingFolder: folder.path)
        == "the training images in \(folder.path) are 3 by 2 pixels and the test images 2 by 3; "
        + "expected one size"
    )
  }

  private static let mnist: String = {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 1...3 { package.deleteLastPathComponent() }
    return package.deletingLastPathComponent().appendingPathComponent("shared/mnist").path
  }()

  /// The hashes are those of the files as LeCun, Cortes and Burges published them.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: mnist),
      "needs the full MNIST in ../shared/mnist beside the package"
    )
  )
  func fullMNIST() throws {
    let data = try DataSet(folder: Self.mnist)
    #expect(data.name == "mnist")
    #expect(data.training.count == 60_000 && data.test.count == 10_000)
    #expect(
      data.fileHashes == [
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
      ]
    )
    #expect(data.test.labels.count { $0 == 1 } == 1135)
  }

  private static let fashion = "/usr/share/datasets/fashion-mnist"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: fashion),
      "needs Debian's package dataset-fashion-mnist"
    )
  )
  func fashionMNIST() throws {
    let data = try DataSet(folder: Self.fashion)
    #expect(data.name == "fashion-mnist")
    #expect(data.training.count == 60_000 && data.test.count == 10_000)
    #expect(data.training.labels.prefix(5) == [9, 0, 0, 3, 0])
    for label in UInt8(0)...9 { #expect(data.test.labels.count { $0 == label } == 1000) }
  }
}

extension DataSet {
  /// The SHA-256 of each of the four files, in the order of `Fixture.names`.
  fileprivate var fileHashes: [String] {
    [training, test].flatMap { set in
      var images = SHA256()
      set.forEachImageFileChunk { images.update($0) }
      var labels = SHA256()
      set.forEachLabelFileChunk { labels.update($0) }
      return [images.hexadecimal(), labels.hexadecimal()]
    }
  }
}
