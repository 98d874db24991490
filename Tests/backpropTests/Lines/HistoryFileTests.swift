import Foundation
import Testing

@testable import backprop

@Suite struct HistoryFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func isFoundWhereTheEnvironmentSays() {
    let home = ["HOME": "/home/a"]
    #expect(HistoryFile.path(in: home) == "/home/a/.local/state/backprop/history")
    #expect(
      HistoryFile.path(in: home.merging(["XDG_STATE_HOME": "/state"]) { $1 })
        == "/state/backprop/history"
    )
    #expect(
      HistoryFile.path(in: home.merging(["XDG_STATE_HOME": "state"]) { $1 })
        == "/home/a/.local/state/backprop/history"
    )
    #expect(HistoryFile.path(in: home.merging(["BACKPROP_HISTORY": "mine"]) { $1 }) == "mine")
    #expect(HistoryFile.path(in: home.merging(["BACKPROP_HISTORY": ""]) { $1 }) == nil)
    #expect(HistoryFile.path(in: [:]) == nil)
  }

  @Test func keepsLinesAndKeepsThemPrivate() throws {
    let path = folder.path("new/folder/history")
    let history = HistoryFile(path: path)
    #expect(history.lines == [])
    history.append("net 784-30-10")
    history.append("größe  ")
    #expect(HistoryFile(path: path).lines == ["net 784-30-10", "größe  "])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func keepsTheNewestThousand() throws {
    let path = folder.path("history")
    let history = HistoryFile(path: path)
    for index in 1...(HistoryFile.capacity + 5) { history.append("step \(index)") }
    history.trim()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == HistoryFile.capacity)
    #expect(lines.first == "step 6")
    #expect(lines.last == "step \(HistoryFile.capacity + 5)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".")) == ["history"])
  }

  @Test func losesNoLineOfASessionThatGoesOnWhileAnotherTrims() throws {
    let path = folder.path("history")
    let old = String(repeating: "old\n", count: HistoryFile.capacity)
    try Data(old.utf8).write(to: URL(fileURLWithPath: path))
    let count = 300
    let isDone = DispatchSemaphore(value: 0)
    Thread {
      let session = HistoryFile(path: path)
      for index in 1...count { session.append("step \(index)") }
      isDone.signal()
    }.start()
    let other = HistoryFile(path: path)
    while isDone.wait(timeout: .now()) == .timedOut { other.trim() }
    other.trim()
    #expect(HistoryFile(path: path).lines.suffix(count) == (1...count).map { "step \($0)" })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".")) == ["history"])
  }

  @Test func isTrimmedWhereADraftWasLeftOver() throws {
    let path = folder.path("history")
    _ = try folder.write("half a dra", to: "history.new")
    let kept = String(repeating: "step\n", count: HistoryFile.capacity)
    _ = try folder.write(kept + kept, to: "history")
    #expect(HistoryFile(path: path).lines.count == HistoryFile.capacity)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == kept)
  }

  @Test func passesOverWhatNobodyTyped() throws {
    let path = folder.path("history")
    let bytes =
      Array("good\n\nbad \u{1B}[31m\n".utf8) + [0xFF, 0x0A] + Array("zero\0\n".utf8)
      + Array((String(repeating: "x", count: LineError.limit + 1) + "\nalso good").utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(HistoryFile(path: path).lines == ["good", "also good"])
  }

  @Test func readsNoMoreThanTheEndOfAHugeFile() throws {
    let path = folder.path("history")
    let line = String(repeating: "x", count: 4_000) + "\n"
    try Data(String(repeating: line, count: 4_000).utf8).write(to: URL(fileURLWithPath: path))
    #expect(HistoryFile(path: path).lines.count == HistoryFile.capacity)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    #expect(size == HistoryFile.capacity * line.utf8.count)
  }

  @Test func doesWithoutAPlaceThatCannotBeUsed() throws {
    // A folder, a device, and below a file: none is touched, none is an error.
    let file = try folder.write("kept", to: "file")
    for path in [folder.path("."), "/dev/null", file + "/history", ""] {
      let history = HistoryFile(path: path)
      history.append("lost")
      history.trim()
      #expect(HistoryFile(path: path).lines == [])
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
  }

  @Test func leavesALinkALink() throws {
    let target = folder.path("target")
    let link = folder.path("link")
    try Data(String(repeating: "step\n", count: 2 * HistoryFile.capacity).utf8)
      .write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    HistoryFile(path: link).trim()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(HistoryFile(path: target).lines.count == HistoryFile.capacity)
  }
}
