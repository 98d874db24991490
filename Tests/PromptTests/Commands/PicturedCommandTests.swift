import Files
import Foundation
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct PicturedCommandTests {
  private static let lines = [
    "plot cost.data cost.l2", "show 3", "show batch", "weights 1 --unit 2", "weights 2",
    "weights 2 --unit 3", "weights 1", "grad 1 --unit 2", "grad 2 --unit 3",
  ]

  private func room() throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("step 3", "batch", "forward", "backward")
    return room
  }

  /// Both kinds of files, twice, and the terminal shows what it shows without.
  @Test(arguments: lines, ["svg", "csv"])
  func picturesAreWritten(line: String, ending: String) throws {
    let folder = try TemporaryFolder()
    var room = try room()
    let shown = try room.type(line)
    for _ in 1...2 {
      let text = try room.type("\(line) --save \(folder.path)/p.\(ending)")
      #expect(text == shown + "wrote \(folder.path)/p.\(ending)\n")
    }
    let bytes = try folder.read("p.\(ending)")
    #expect(!bytes.isEmpty)
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("<?xml") == (ending == "svg"))
  }

  @Test func numbersAreThoseOfTheSession() throws {
    let folder = try TemporaryFolder()
    var room = try room()
    try room.type("grad 2 --unit 3 --save \(folder.path)/g.csv")
    let lines = String(decoding: try folder.read("g.csv"), as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "weight,data,L2,total")
    #expect(lines.count == 31)
    let cells = lines[8].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let total = try #require(try room.measure("total.w2[7,3]"))
    // w2[7,3] has a comma, so it is quoted.
    #expect(cells[0] + "," + cells[1] == "\"w2[7,3]\"")
    #expect(Double(cells[4]) == total)
  }

  @Test func picturesAbreastAreColumnsOfOneTable() throws {
    let folder = try TemporaryFolder()
    var room = try room()
    try room.type("grad 1 --unit 2 --save \(folder.path)/g.csv")
    let lines = String(decoding: try folder.read("g.csv"), as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "row,column,data,L2" && lines.count == 785)
    let l2 = try #require(try room.measure("l2.w1[300,2]"))
    #expect(
      lines[301].hasPrefix("10,20,")
        && lines[301].split(separator: ",").last.map(String.init).flatMap(Double.init) == l2
    )
  }

  @Test func whatIsRefused() throws {
    let folder = try TemporaryFolder()
    var room = try room()
    let before = Snapshot(room.session)
    #expect(
      try room.refusal(of: "plot cost --save cost.png")
        == "--save writes FILE.svg, a picture, or FILE.csv, its numbers: plot cost.data --save cost.svg"
    )
    #expect(
      try room.refusal(of: "weights --save \(folder.path)/w.svg")?.hasPrefix("there is no picture")
        == true
    )
    #expect(try room.refusal(of: "weights 2 --scale 4 --save \(folder.path)/w.svg") != nil)
    #expect(try room.refusal(of: "show 3 --save")?.contains("show 17 --save digit.svg") == true)
    try folder.write(Array("mine".utf8), to: "mine.csv")
    #expect(
      try room.refusal(of: "show 3 --save \(folder.path)/mine.csv")?.contains("there already")
        == true
    )
    #expect(String(decoding: try folder.read("mine.csv"), as: UTF8.self) == "mine")
    room.permissions = .nothing
    #expect(
      try room.refusal(of: "show 3 --save \(folder.path)/d.svg")?.contains("may not write") == true
    )
    #expect(Snapshot(room.session) == before)
  }

  @Test func aRecordingKnowsThatAFileIsWritten() throws {
    let room = try room()
    #expect(room.mayTouchFiles("plot cost --save x.svg"))
    #expect(!room.mayTouchFiles("plot cost"))
  }

  @Test func tabOffersFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "costs.svg")
    let line = "plot cost --save \(folder.path)/co"
    #expect(
      try room().completions(of: line, upTo: line.endIndex).candidates == [
        "\(folder.path)/costs.svg"
      ]
    )
  }

  /// Undoing a step that was saved runs it again without writing.
  @Test func undoAndRedoWriteNothing() throws {
    let folder = try TemporaryFolder()
    var room = try room()
    try room.type("grad 1 --unit 2 --save \(folder.path)/g.svg")
    try FileManager.default.removeItem(atPath: "\(folder.path)/g.svg")
    try room.type("undo", "redo")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/g.svg"))
  }
}
