import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct PrintCommandTests {
  @Test(arguments: [
    ("print 1 + 2 * 3", "1 + 2 * 3 = 7\n"), ("print -ln(1)", "-ln(1) = 0\n"),
    ("print -2 ^ 2", "-2 ^ 2 = -4\n"), ("print √4 σ(0)", "√4 = 2\nσ(0) = 0.5\n"),
    ("print λ", "λ = 0.5\n"), ("print λ η", "λ = 0.5\nη = 0.5\n"),
    ("print 2 eta*4", "2 = 2\neta*4 = 2\n"), ("print 3 -1", "3 -1 = 2\n"),
    ("print eta", "eta  0.5\n"), ("print lambda -η", "lambda -η = 0\n"),
  ])
  func computes(line: String, text: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    #expect(try room.type(line).replacing("= -0\n", with: "= 0\n") == text)
  }

  @Test func productsAsTheLessonsPrintThem() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward")
    let (a, delta) = try (room.measure("a1[0,1]"), room.measure("delta2[0,5]"))
    let text = try room.type("print a1[0,1] × δ2[0,5]")
    let value = try #require(Double(text.split(separator: "= ").last?.dropLast() ?? ""))
    #expect(value == (a ?? 0) * (delta ?? 0) && value != 0)
    #expect(text.hasPrefix("a1[0,1] × δ2[0,5] = "))
  }

  @Test(arguments: [
    ("print ln(0)", "0.0 is not above 0 and has no logarithm, at character 1: print -ln(0.2)"),
    ("print 1 / 0", "the divisor is zero, at character 3: print -ln(0.2)"),
    ("print foo + 1", "nothing measured is called foo: type help print for the names"),
    ("print acuracy.test", "nothing measured is called acuracy.test; did you mean accuracy.test?"),
    ("print a1[0,1] × delta2[0,5]", "there is no mini-batch yet: type batch first"),
  ])
  func refuses(line: String, sentence: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    #expect(try room.refusal(of: line) == sentence)
  }
}
