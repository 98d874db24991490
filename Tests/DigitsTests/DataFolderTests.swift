import Files
import Foundation
import Testing

@testable import Digits

struct DataFolderTests {
  @Test func gzippedOrNotWhateverTheName() throws {
    let fixture = Fixture()
    let plain = try TemporaryFolder()
    try fixture.write(to: plain)
    let mixed = try TemporaryFolder()
    try fixture.write(to: mixed, gzipped: [0, 3])
    let misnamed = try TemporaryFolder()
    for (name, bytes) in zip(Fixture.names, fixture.files) {
      try misnamed.write(name.contains("labels") ? bytes : gzip(bytes), to: name)
    }
    let dotted = try TemporaryFolder()
    for (name, bytes) in zip(Fixture.names, fixture.files) {
      try dotted.write(bytes, to: name.replacingOccurrences(of: "s-idx", with: "s.idx"))
    }
    let hash = try DataSet(folder: plain.path).sha256()
    for folder in [mixed, misnamed, dotted] {
      #expect(try DataSet(folder: folder.path).sha256() == hash)
    }
  }

  @Test func nameIsTheLastPartOfThePath() throws {
    let root = try TemporaryFolder()
    let last = URL(fileURLWithPath: root.path).lastPathComponent
    #expect(try DataFolder(root.path).name == last)
    #expect(try DataFolder(root.path + "//").name == last)
    #expect(try DataFolder(root.path + "/.").name == last)
    #expect(try DataFolder("/").name == "/")
  }

  private static let home = ProcessInfo.processInfo.environment["HOME"] ?? ""

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: home), "needs a home folder that exists")
  )
  func homeFolder() throws {
    let home = Self.home
    #expect(try DataFolder("~").path == home)
    #expect(try DataFolder("~/").path == home + "/")
    #expect(failure(readingFolder: "~/no such folder").contains("\(home)/no such folder"))
    #expect(failure(readingFolder: "~nobody").contains("there is no folder ~nobody;"))
  }

  @Test func foldersThatAreNone() throws {
    let root = try TemporaryFolder()
    try root.write([1], to: "file")
    #expect(
      failure(readingFolder: "\(root.path)/none")
        == "there is no folder \(root.path)/none; name one that holds the four IDX files"
    )
    #expect(
      failure(readingFolder: "\(root.path)/file")
        == "\(root.path)/file is not a folder; name the folder that holds the four IDX files"
    )
    #expect(
      failure(readingFolder: "")
        == "'' is not the name of a folder; name one that holds IDX files"
    )
    #expect(failure(readingFolder: root.path + "\0").contains("is not the name of a folder"))
  }

  #if !canImport(Darwin)  // whose file systems take UTF-8 only
  @Test func aNameThatIsNotUTF8() throws {
    let root = try TemporaryFolder()
    let fixture = try TemporaryFolder()
    try Fixture().write(to: fixture)
    let place = Array(root.path.utf8) + [0x2F, 0x7A, 0xE4, 0x68, 0x6C, 0]  // /zähl in Latin-1
    let name = String(systemName: place.dropLast())
    #expect(failure(readingFolder: name).hasPrefix("there is no folder "))
    #expect(rename(fixture.path, place.map(CChar.init(bitPattern:))) == 0)
    for path in [name, name + "/", name + "/."] {
      let data = try DataSet(folder: path)
      #expect(data.training.count == 12)
    }
  }
  #endif

  @Test(arguments: Fixture.names)
  func missingFile(name: String) throws {
    let folder = try TemporaryFolder()
    try Fixture().write(to: folder)
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
    let dotted = name.replacingOccurrences(of: "s-idx", with: "s.idx")
    #expect(
      failure(readingFolder: folder.path)
        == "there is no file \(name).gz in \(folder.path), nor one named \(name) or \(dotted); "
        + "name a folder that holds the four IDX files"
    )
  }
}
