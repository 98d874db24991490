import Foundation
import Testing

@testable import backprop

/// Windows that change their size while a line is typed in them.
@Suite struct WindowSizeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// libedit itself writes beyond its picture of the window, and the program dies of it.
  @Test(arguments: [(160, UInt16(2)), (240, 3), (400, 5), (400, 1)])
  func mayShrinkBelowTheRowsOfTheLine(length: Int, rows: UInt16) throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    let line = String(repeating: "x", count: length - 1) + "y"
    try terminal.send(line)
    try terminal.expect("y")
    try terminal.resize(columns: 80, rows: rows)
    try terminal.expect("y")
    try terminal.send("z")
    try terminal.expect("z")
    try terminal.send("\r")
    try terminal.expectPrompt()
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isAsItWas)
    #expect(folder.history == [line + "z"])
  }

  @Test func mayTakeAnySizeAtAnyTime() throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    var line = ""
    for turn in 0..<120 {
      let text = String(repeating: "ab数 ", count: turn % 7)
      line += text
      try terminal.send(text)
      let columns = UInt16([80, 1, 3, 200, 2, 40, 7][turn % 7])
      try terminal.resize(columns: columns, rows: UInt16([24, 1, 5, 2, 60][turn % 5]))
    }
    try terminal.resize(columns: 80, rows: 24)
    try terminal.send("end\r")
    try terminal.expectPrompt()
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
    #expect(folder.history == [line + "end", "quit"])
  }

  @Test(.enabled(if: Tmux.isInstalled, "tmux is not installed"))
  func showsThePartOfTheLineThatFits() throws {
    var environment = folder.environment
    environment["TERM"] = nil
    let terminal = try Tmux(columns: 40, rows: 20, environment: environment)
    _ = try terminal.screen { $0.contains("bp>") }
    try terminal.press(["C-l"])
    func check(_ expected: [String]) throws {
      #expect(try terminal.screen { $0 == expected } == expected)
    }
    let digits = String(repeating: "0123456789", count: 10)
    try terminal.type(digits)
    let whole = [
      "bp> " + digits.prefix(36), String(digits.dropFirst(36).prefix(40)),
      String(digits.dropFirst(76)),
    ]
    try check(whole)
    try terminal.resize(columns: 40, rows: 2)
    try check(Array(whole[1...]))
    try terminal.type("end")
    try check([whole[1], whole[2] + "end"])
    try terminal.press(["C-a"])
    try check(Array(whole[..<2]))
    try terminal.type("!")
    try check(["bp> !" + digits.prefix(35), String(digits.dropFirst(35).prefix(40))])
    try terminal.press(["C-e", "BSpace", "BSpace", "BSpace"])
    try terminal.resize(columns: 60, rows: 20)
    try terminal.press(["C-l"])
    try check(["bp> !" + digits.prefix(55), String(digits.dropFirst(55))])
  }
}
