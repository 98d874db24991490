import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct FilePathTests {
  @Test(arguments: [
    ("/home/ada/lessons/1.md", "/home/ada", "/home/ada", "lessons/1.md"),
    ("/home/ada/lessons/1.md", "/home/ada/lessons", "/home/ada", "1.md"),
    ("/home/ada/x/lessons/1.md", "/tmp", "/home/ada", "~/x/lessons/1.md"),
    ("/home/adam/1.md", "/tmp", "/home/ada", "/home/adam/1.md"),
    ("/usr/bin/../share/backprop/1.md", "/tmp", "/root", "/usr/share/backprop/1.md"),
    ("/1.md", "/tmp", "/", "/1.md"), ("/a/1.md", "/", "/root", "a/1.md"),
    ("../1.md", "/tmp", "/root", "../1.md"), ("~/1.md", "/root", "/root", "~/1.md"),
  ])
  func theShortestWay(path: String, folder: String, home: String, expected: String) {
    #expect(FilePath.short(path, workingFolder: folder, home: home) == expected)
  }

  @Test func onlyFilesAreFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "three")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link",
      withDestinationPath: folder.path + "/three"
    )
    #expect(try FilePath(path: folder.path + "/three").size() == 3)
    #expect(try FilePath(path: folder.path + "/link").size() == 3)
    #expect(try FilePath(path: folder.path + "/none").size() == nil)
    for path in [folder.path, "/dev/null", "/dev/zero"] {
      #expect(throws: LearnerError.self, "\(path)") { try FilePath(path: path).size() }
    }
  }
}
