import Testing

@testable import Experiment

@Suite struct FormulaTests {
  static let settings = ["eta": 0.5, "lambda": 5, "n": 4_000, "m": 10]

  static func value(_ text: String) throws -> Double {
    try Formula(parsing: text).value { try #require(settings[$0]) }
  }

  /// What Python's `eval` gives, `^` written as `**` and `x%` as `(x/100)`.
  @Test(
    arguments: [
      ("1 - eta * lambda / n", 0.999375),
      ("1-eta*lambda/m", 0.75),
      ("1 + 2 * 3", 7.0),
      ("(1 + 2) * 3", 9.0),
      ("7 - 3 - 2", 2.0),
      ("100 / 10 / 4", 2.5),
      ("2 ^ 3 ^ 2", 512.0),
      ("-2 ^ 2", -4.0),
      ("(-2) ^ 3", -8.0),
      ("2 ^ -1", 0.5),
      ("2 ^ -3 * 8", 1.0),
      ("-eta", -0.5),
      ("--eta", 0.5),
      ("- - -3", -3.0),
      ("3 - -2", 5.0),
      ("2 * -3", -6.0),
      ("abs(-3.5)", 3.5),
      ("abs(eta - 2)", 1.5),
      ("sqrt(2)", 1.4142135623730951),
      ("sqrt(n) / m", 6.324555320336758),
      ("50,000 / 50", 1_000.0),
      ("-1,234,567.5 + 1", -1_234_566.5),
      ("max(1,500)", 500.0),
      ("2 ** 3 ** 2", 512.0),
      ("0.5**2 * 4", 1.0),
      ("-2**2", -4.0),
      ("sqrt(10,000)", 100.0),
      ("max(sqrt(10,000), 2)", 100.0),
      ("min(3, 1, 2)", 1.0),
      ("max(eta, lambda, 0.1)", 5.0),
      ("min(1, 2) + max(3, 4)", 5.0),
      ("97%", 0.97),
      ("97 % / 2", 0.485),
      ("50% * 50%", 0.25),
      ("1e-3", 0.001),
      ("1E+3", 1000.0),
      ("1.5e2", 150.0),
      ("0.1 + 0.2", 0.30000000000000004),
      (".5", 0.5),
      ("5. * 2", 10.0),
      ("1/3", 0.3333333333333333),
      ("0 ^ 0", 1.0),
      ("eta ^ 2 - lambda ^ 2", -24.75),
      ("((((1))))", 1.0),
      ("1e308 * 10", .infinity),
      ("abs(min(-1, -2)) ^ 3", 8.0),
      ("10 - 4 / 2 * 3 + 1", 5.0),
    ] as [(String, Double)]
  )
  func agreesWithPython(_ text: String, expected: Double) throws {
    #expect(try Self.value(text) == expected)
  }

  /// As lessons and tables print formulas: the same as with a keyboard's signs.
  @Test(arguments: [
    ("1 − η × λ ÷ n", "1 - eta * lambda / n"), ("2·λ", "2 * lambda"),
    ("λ²", "lambda ^ 2"), ("√n / m", "sqrt(n) / m"), ("√(n)²", "sqrt(n) ^ 2"),
    ("10⁻³", "10 ^ -3"), ("2¹⁰", "2 ^ 10"), ("−λ", "-lambda"), ("σ(0)", "0.5"),
    ("σ′(0)", "0.25"), ("exp(0)", "1"), ("ln(1)", "0"), ("tanh(0)", "0"), ("-√n", "-sqrt(n)"),
  ])
  func readsWhatIsPrinted(_ printed: String, typed: String) throws {
    #expect(try Self.value(printed) == Self.value(typed))
  }

  /// Python's math, to the last digit or the one before.
  @Test(arguments: [
    ("-ln(0.204)", 1.5896352851379205), ("exp(1)", 2.718281828459045),
    ("σ(0.5)", 0.6224593312018546), ("σ′(2)", 0.10499358540350662),
    ("tanh(0.5)", 0.46211715726000973), ("log(10)", 2.302585092994046),
  ])
  func functions(_ text: String, expected: Double) throws {
    #expect((try Self.value(text) - expected).magnitude <= 4 * expected.ulp)
  }

  @Test func namesWithSigns() throws {
    #expect(try Formula(parsing: "a1[0, 1] × δ₂[0,5]").names == ["a1[0,1]", "delta2[0,5]"])
  }

  @Test func multipliesPowersBySquares() throws {
    #expect(try Self.value("1.1 ^ 0") == 1)
    #expect(try Self.value("1.1 ^ 3") == 1.1 * 1.1 * 1.1)
    let square = 1.1 * 1.1
    #expect(try Self.value("1.1 ^ 6") == square * (square * square))
    // Python's pow, rounded once, says 2.5937424601000023.
    let tenth = try Self.value("1.1 ^ 10")
    #expect((tenth - 2.5937424601000023).magnitude < 1e-14)
    #expect(try Self.value("2 ^ 1000") == 0x1p1000)
    #expect(try Self.value("2 ^ -1000") == 0x1p-1000)
    // Ten thousand steps of weight decay; Python's decimal says 0.006729527022146…
    let decay = try Self.value("(1 - 0.5 * 1 / 1000) ^ 10000")
    #expect((decay - 0.006729527022146667).magnitude < 1e-14)
    #expect(try Self.value("2 ^ 1000000") == .infinity)
    #expect(try Self.value("2 ^ -1000000") == 0)
  }

  @Test(arguments: [
    ("1 / 0", 3, "divisor is zero"), ("2 + 1/(eta - 0.5)", 6, "divisor is zero"),
    ("sqrt(0 - 2)", 1, "negative"), ("2 ^ 0.5", 3, "whole number"),
    ("2 ^ 1000001", 3, "whole number"), ("2 ^ (1e308 * 10)", 3, "whole number"),
    ("0 ^ -1", 3, "no negative power"),
    ("1 + ln(0)", 5, "no logarithm"), ("√(-2)", 1, "negative"),
    ("2 − ln(0 − 3)", 5, "no logarithm"),
  ])
  func refusesToEvaluate(_ text: String, column: Int, reason: String) throws {
    let error = try #require(throws: FormulaError.self) { try Self.value(text) }
    #expect(error.column == column)
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func passesOnWhatANameThrows() throws {
    struct NoSuchMetric: Error {}
    let formula = try Formula(parsing: "1 + cost.data")
    #expect(throws: NoSuchMetric.self) { try formula.value { _ in throw NoSuchMetric() } }
  }

  @Test func asksForNamesAsTheyAreSpelt() throws {
    let text = "cost.data + grad.l2.1 * w1[ 300 , 7 ] - max(delta2[5,7], b2[7], _x) / min"
    let names = ["cost.data", "grad.l2.1", "w1[300,7]", "delta2[5,7]", "b2[7]", "_x", "min"]
    #expect(try Formula(parsing: text).names == names)
  }
}
