import Testing

@testable import Experiment

@Suite struct ConditionTests {
  @Test(arguments: [
    ("accuracy.test > 0.9", false), ("accuracy.test >= 90%", true), ("accuracy.test == 0.9", true),
    ("accuracy.test < 1", true), ("1 <= accuracy.test", false), ("accuracy.test*10==9", true),
    ("1 + 1 < 2 * 2", true), ("broken < 1", false), ("broken == broken", false),
    ("broken >= 1", false),
  ])
  func compares(_ text: String, holds: Bool) throws {
    let condition = try Condition(parsing: text)
    #expect(condition.text == text)
    #expect(try condition.holds { $0 == "broken" ? .nan : 0.9 } == holds)
  }

  @Test(arguments: [
    ("cost", 5), ("cost <", 7), ("< 1", 1), ("1 < 2 < 3", 7), ("1 = 2", 3), ("1 => 2", 3),
    ("1 != 2", 3),
    ("", 1),
  ])
  func refuses(_ text: String, column: Int) throws {
    let error = try #require(throws: FormulaError.self) { try Condition(parsing: text) }
    #expect(error.column == column, "\(error)")
  }

  @Test func knowsItsNames() throws {
    #expect(try Condition(parsing: "ratio.1 > cost + eta").names == ["ratio.1", "cost", "eta"])
  }
}
