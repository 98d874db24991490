import Prompt
import Lessons
import Foundation
import Testing

@testable import backprop

/// The real program in a real pseudo-terminal.
///
/// What a line became after editing is read from the history, where it stands as the program got it.
@Suite struct LibeditLinesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func greetsInTwoLinesAndPrompts() throws {
    let terminal = try PseudoTerminal(in: folder)
    let greeting = try terminal.expectPrompt()
    #expect(greeting.hasPrefix("backprop \(Version.number)"))
    #expect(greeting.split(separator: "\r\n").count == 3)
    #expect(greeting.contains("help lists the commands"))
  }

  @Test(arguments: [
    ("wrhere\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{7F}", "where"),  // left four times, backspace
    ("here\u{1}w", "where"),  // Ctrl-A
    ("whe\u{1}\u{5}re", "where"),  // Ctrl-A, Ctrl-E
    ("xyz\u{15}where", "where"),  // Ctrl-U
    ("where xyz\u{17}", "where "),  // Ctrl-W
    ("where\u{1}\u{B}\u{19}", "where"),  // Ctrl-A, Ctrl-K, Ctrl-Y
    ("xwhere\u{1B}[H\u{1B}[3~", "where"),  // Home, Delete
    ("größe 数字 ∂C/∂w", "größe 数字 ∂C/∂w"),  // in LANG=C
    ("größe\u{7F}\u{7F}ße", "größe"),
    // Longer than the buffers that libedit begins with.
    (String(repeating: "x", count: 1_500) + "\t\t", String(repeating: "x", count: 1_500)),
  ])
  func editsTheLine(keys: String, line: String) throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send(keys + "\r")
    try terminal.expect("\r\n")
    try terminal.send("quit\r")
    _ = try terminal.waitForExit()
    #expect(folder.history == [line, "quit"])
  }

  /// libedit's own commands were asked for by these keys, and an open quote there ended the program.
  @Test(
    "no key asks for a command of libedit's own",
    arguments: [("", "\u{1B}x'\r"), ("bind -v\n", "\u{1B}:'\r")]
  )
  func asksForNoCommandOfLibedit(settings: String, keys: String) throws {
    _ = try folder.write(settings, to: ".editrc")
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send(keys)
    try terminal.expectPrompt()
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func remembersLinesFromOneRunToTheNext() throws {
    for (keys, expected) in [
      ("where\r", ["where"]),
      // Up brings back `where`, and what stands there already is not kept twice.
      ("\u{1B}[A\r", ["where"]),
      ("\u{1B}[A\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}net\r", ["where", "net"]),
      ("\u{1B}[A\u{1B}[A\r", ["where", "net", "where"]),
      ("  \r", ["where", "net", "where"]),
    ] {
      let terminal = try PseudoTerminal(in: folder)
      try terminal.expectPrompt()
      try terminal.send(keys)
      try terminal.expectPrompt()
      try terminal.send("\u{4}")
      #expect(try terminal.waitForExit() == 0)
      #expect(folder.history == expected)
    }
  }

  @Test func completesAWordWithTab() throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("wh\t\r")
    try terminal.expectPrompt()
    #expect(folder.history == ["where "])
  }

  @Test func listsCandidatesOnTheSecondTab() throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("e\t\t")
    try terminal.expect("epoch")
    try terminal.send("\u{15}where\r")
    try terminal.expectPrompt()
  }

  @Test func clearsTheLineOnCtrlC() throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("not this")
    try terminal.expect("not this")
    try terminal.send("\u{3}")
    try terminal.expectPrompt()
    try terminal.send("where\r")
    try terminal.expectPrompt()
    #expect(folder.history == ["where"])
  }

  @Test func leavesOnCtrlD() throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.transcript.suffix(2) == Array("\r\n".utf8))
    #expect(terminal.isAsItWas)
  }

  @Test func goesOnAfterAMistake() throws {
    let terminal = try PseudoTerminal(in: folder)
    try terminal.expectPrompt()
    try terminal.send("nonsense \u{1B}\u{16}\u{1B}[31m\r")
    try terminal.expectPrompt()
    try terminal.send("quit\r")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func promptsInBoldUnlessToldOtherwise() throws {
    let colourful = try PseudoTerminal(environment: ["NO_COLOR": ""], in: folder)
    try colourful.expect("\u{1B}[1mb\u{1B}[0m\u{1B}[1mp\u{1B}[0m\u{1B}[1m>\u{1B}[0m ")
    for (arguments, environment) in [
      ([], ["NO_COLOR": "1"]), (["--color", "never"], ["NO_COLOR": ""]),
      ([], ["NO_COLOR": "", "TERM": "dumb"]),
    ] {
      let plain = try PseudoTerminal(arguments, environment: environment, in: folder)
      #expect(!(try plain.expect("bp> ").contains("\u{1B}[1m")))
    }
  }

  @Test(.enabled(if: Tmux.isInstalled, "tmux is not installed"))
  func drawsALineThatWrapsRightly() throws {
    var environment = folder.environment
    environment["TERM"] = nil
    environment["NO_COLOR"] = ""
    let terminal = try Tmux(columns: 40, rows: 20, environment: environment)
    _ = try terminal.screen { $0.contains("bp>") }
    try terminal.press(["C-l"])

    var line: [Character] = []
    var cursor = 0
    func check(_ edit: String) throws {
      let all = Array("bp> ") + line
      let expected = stride(from: 0, to: all.count, by: 40).map { start in
        String(all[start..<min(start + 40, all.count)])
      }
      let screen = try terminal.screen { $0 == expected }
      #expect(screen == expected, "after \(edit)")
    }
    func insert(_ text: String) throws {
      line.insert(contentsOf: text, at: cursor)
      cursor += text.count
      try terminal.type(text)
      try check("typing \(text)")
    }
    func delete(_ count: Int) throws {
      line.removeSubrange(cursor - count..<cursor)
      cursor -= count
      try terminal.press(Array(repeating: "BSpace", count: count))
      try check("deleting \(count)")
    }
    func move(to place: Int) throws {
      let key = place < cursor ? "Left" : "Right"
      try terminal.press(Array(repeating: key, count: abs(place - cursor)))
      cursor = place
    }
    try insert(String((0..<70).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) }))
    try move(to: 10)
    try insert("größe·")
    try move(to: 41)
    try delete(4)
    try insert(String(repeating: "0123456789", count: 5))
    try move(to: 3)
    try delete(3)
    try move(to: line.count)
    try insert("end")
    try move(to: 36)
    try insert("at the edge")
    try delete(11)
    try delete(30)

    // Ctrl-C leaves nothing of the long line under the next prompt.
    try terminal.press(["C-c"])
    try terminal.type("after")
    let screen = try terminal.screen { $0.last == "bp> after" }
    #expect(screen.last == "bp> after")
  }
}
