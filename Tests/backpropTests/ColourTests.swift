import Testing

@testable import backprop

@Suite struct ColourTests {
  private static let terminal = ["TERM": "xterm-256color"]

  @Test func followsTheTerminal() {
    let chosen = { Colour.chosen(by: .auto, in: $0, isTerminal: $1) }
    #expect(chosen(Self.terminal, true) == .palette256)
    #expect(chosen(Self.terminal, false) == .none)
    #expect(chosen(["TERM": "dumb"], true) == .none)
    #expect(chosen([:], true) == .none)
    #expect(chosen(Self.terminal.merging(["COLORTERM": "truecolor"]) { $1 }, true) == .trueColour)
    #expect(chosen(Self.terminal.merging(["COLORTERM": "24bit"]) { $1 }, true) == .trueColour)
    #expect(chosen(Self.terminal.merging(["COLORTERM": "yes"]) { $1 }, true) == .palette256)
  }

  // https://no-color.org: present and not empty. https://force-color.org: likewise.
  @Test func obeysTheEnvironmentBeforeTheTerminal() {
    let chosen = { Colour.chosen(by: .auto, in: Self.terminal.merging($0) { $1 }, isTerminal: $1) }
    #expect(chosen(["NO_COLOR": "1"], true) == .none)
    #expect(chosen(["NO_COLOR": ""], true) == .palette256)
    #expect(chosen(["FORCE_COLOR": "1"], false) == .palette256)
    #expect(chosen(["FORCE_COLOR": ""], false) == .none)
    #expect(chosen(["FORCE_COLOR": "0"], true) == .none)
    #expect(chosen(["FORCE_COLOR": "1", "NO_COLOR": "1"], true) == .none)
    #expect(chosen(["FORCE_COLOR": "1", "TERM": "dumb"], true) == .palette256)
  }

  @Test func obeysTheFlagBeforeAll() {
    let no = ["NO_COLOR": "1", "FORCE_COLOR": "0"]
    #expect(Colour.chosen(by: .always, in: no, isTerminal: false) == .palette256)
    #expect(Colour.chosen(by: .never, in: ["FORCE_COLOR": "1"], isTerminal: true) == .none)
  }
}
