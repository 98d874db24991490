import TestSupport
import Testing

@testable import Experiment

@Suite struct FormulaParserTests {
  @Test(arguments: [
    ("", 1, "the end"), ("1 +", 4, "the end"), ("1 + * 2", 5, "\"*\""), ("(1", 3, "\")\""),
    ("1)", 2, "\")\""), ("1 2", 3, "\"2\""), ("2 eta", 3, "write *"),
    ("0.8(1 - 0.8)", 4, "write *"), ("(1)(2)", 4, "write *"),
    ("2,5", 2, "a decimal has a point"), ("max(2,5),1", 9, "\",\""),
    ("sin(1)", 1, "no function \"sin\""),
    ("w2(3,7)", 1, "w2[3,7]"), ("w2[3][7]", 6, "w2[3,7]"), ("`m`", 1, "backticks"),
    ("= 2", 1, "leave the ="), ("6.93 nats", 6, "leave a unit out"), ("m # all", 3, "leave out"),
    ("w2[3;7]", 5, "comma"), ("2 = 2", 3, "\"=\""), ("log10(2)", 1, "no function"),
    ("abs()", 5, "\")\""), ("abs(1, 2)", 6, "\",\""), ("max(1,)", 7, "\")\""),
    ("w1[a]", 4, "an index"),
    ("w1[1", 5, "\"]\""), ("w1[1,]", 6, "an index"), ("w1[-1]", 4, "an index"),
    ("1e999", 1, "too large"),
    ("1 - ж", 5, "no meaning"), ("λ + ½", 5, "no meaning"), ("λ/ж", 3, "ж"),
    ("√", 2, "the end"), ("2 × × 3", 5, "\"*\""), ("σ(1", 4, "\")\""), (".", 1, "a number"),
    ("1..2", 3, "\".\""), ("1 < 2", 3, "\"<\""),
    ("+1", 1, "\"+\""),
    ("2 *** 3", 5, "\"*\""), ("%", 1, "a number"), ("5 % 2", 5, "\"2\""), ("\u{1B}", 1, "\u{FFFD}"),
    ("0x10", 2, "write *"), ("1e", 2, "write *"), ("$", 1, "\"$\""),
  ])
  func refuses(_ text: String, column: Int, found: String) throws {
    let error = try #require(throws: FormulaError.self) { try Formula(parsing: text) }
    #expect(error.column == column, "\(error)")
    #expect(error.reason.contains(found), "\(error)")
  }

  @Test func boundsLengthAndDepth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(try FormulaTests.value(nested(49)) == 1)
    for text in [
      nested(50), nested(400), String(repeating: "-", count: 900) + "1",
      String(repeating: "2^", count: 400) + "1", String(repeating: "abs(", count: 200),
    ] {
      let error = try #require(throws: FormulaError.self) { try Formula(parsing: text) }
      #expect(error.reason.contains("50 levels"))
    }
    let longest = "1" + String(repeating: "+1.", count: 333)
    #expect(try FormulaTests.value(longest) == 334)
    let error = try #require(throws: FormulaError.self) { try Formula(parsing: longest + "0") }
    #expect(error.reason.contains("1000 characters"))
  }

  @Test func neverTraps() {
    let pieces = [
      "1", "0", "e3", ".5", "%", "eta", "w1[", "3", ",", "7", "]", "(", ")", "+", "-", "*", "/",
      "^",
      "abs(", "min(", " ", "sqrt(", "<", "==", "é", "\0", "σ(", "√", "²", "⁻", "δ2[0,5]", "×",
      "ln(",
    ]
    var random = RandomText(seed: 4)
    var values = 0
    for _ in 0..<20_000 {
      let text = (0..<(1 + random.below(8))).map { _ in random.element(of: pieces) }.joined()
      if (try? Formula(parsing: text).value { _ in 2 }) != nil { values += 1 }
      _ = try? Condition(parsing: text).holds { _ in 2 }
    }
    #expect(values > 500)
  }
}
