import Testing

@testable import TextRendering

struct StyleTests {
  struct Case: Sendable {
    var choice = ColorChoice.auto
    var environment: [String: String] = [:]
    var isTerminal = true
    var color: Style.Color
  }

  @Test(arguments: [
    // The flag before everything.
    Case(choice: .never, environment: ["FORCE_COLOR": "1"], color: .none),
    Case(choice: .always, environment: ["NO_COLOR": "1"], isTerminal: false, color: .palette256),
    Case(choice: .always, environment: ["COLORTERM": "24bit"], color: .trueColor),
    // Then NO_COLOR, if not empty.
    Case(environment: ["NO_COLOR": "1", "FORCE_COLOR": "1"], color: .none),
    Case(environment: ["NO_COLOR": ""], color: .palette256),
    // Then FORCE_COLOR.
    Case(environment: ["FORCE_COLOR": "1", "TERM": "dumb"], isTerminal: false, color: .palette256),
    Case(environment: ["FORCE_COLOR": "0"], isTerminal: false, color: .none),
    // Then the terminal.
    Case(isTerminal: false, color: .none),
    Case(environment: ["TERM": "dumb"], color: .none),
    Case(environment: ["COLORTERM": "truecolor"], isTerminal: false, color: .none),
    // Then its colours.
    Case(environment: ["TERM": "xterm"], color: .palette256),
    Case(environment: ["COLORTERM": "truecolor"], color: .trueColor),
    Case(environment: ["COLORTERM": "yes"], color: .palette256),
  ])
  func colorIsDecidedInOrder(example: Case) {
    let style = Style.detect(
      choice: example.choice,
      environment: example.environment,
      isTerminal: example.isTerminal
    )
    #expect(style == Style(color: example.color, glyphs: .unicode))
  }

  @Test func plainHasNoColorAndUnicodeGlyphs() {
    #expect(Style.plain == Style(color: .none, glyphs: .unicode))
  }
}
