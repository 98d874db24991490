import Foundation
import Testing

@testable import Digits

struct BundledFolderTests {
  @Test(arguments: [
    "bin/backprop_Digits.resources/mnist-5k", "bin/backprop_Digits.bundle/mnist-5k",
    "share/backprop/mnist-5k",
  ])
  func besideTheProgram(place: String) throws {
    let root = try TemporaryFolder()
    for folder in ["bin", place] {
      try FileManager.default.createDirectory(
        atPath: "\(root.path)/\(folder)",
        withIntermediateDirectories: true
      )
    }
    let found = try BundledFolder.locate(
      executable: "\(root.path)/bin/backprop",
      source: "/nowhere/Digits/File.swift"
    )
    let expected = URL(fileURLWithPath: "\(root.path)/\(place)").standardizedFileURL.path
    #expect(URL(fileURLWithPath: found).standardizedFileURL.path == expected)
  }

  @Test func inTheSourceTree() throws {
    let folder = try BundledFolder.locate(executable: nil)
    #expect(folder.hasSuffix("/Sources/Digits/Resources/mnist-5k"))
  }

  @Test func nowhere() {
    #expect(
      throws: DigitsError(
        "the bundled digits are missing, looked for in /a/backprop_Digits.resources/mnist-5k, "
          + "/a/backprop_Digits.bundle/mnist-5k, /a/../share/backprop/mnist-5k, "
          + "/b/Resources/mnist-5k; install the program anew or name a folder of IDX files"
      )
    ) {
      try BundledFolder.locate(executable: "/a/backprop", source: "/b/File.swift")
    }
  }
}
