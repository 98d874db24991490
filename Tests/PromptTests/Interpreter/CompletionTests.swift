import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct CompletionTests {
  private func candidates(_ line: String) throws -> [String] {
    let room = Interpreter(data: try Samples.few(10))
    return room.completions(of: line, upTo: line.endIndex).candidates
  }

  @Test(arguments: [
    ("net --init ", ["scaled", "large", "small"]),
    ("net --init s", ["scaled", "small"]),
    ("net 784-30-10 --activation ", ["sigmoid", "tanh", "relu"]),
    ("net --cost q", ["quadratic"]),
    ("net --init small --co", ["--cost"]),
    ("net --", ["--activation", "--cost", "--help", "--init", "--seed"]),
    ("net --seed ", []),
    ("net ", []),
    ("l2 ", ["on", "off", "scale", "biases", "audit"]),
    ("l2 o", ["on", "off"]),
    ("l2 scale ", ["dataset", "batch", "none"]),
    ("l2 on ", []),
    ("l2 scale batch ", []),
    ("set ", ["eta", "batch", "lambda", "lambda1", "mu", "seed", "warnings"]),
    ("set eta ", []),
    ("show ", ["batch", "test", "train"]),
    ("show test ", []),
    ("plot cost.", ["cost.data", "cost.l2", "cost.l1", "cost.train", "cost.test"]),
    ("plot cost accuracy.", ["accuracy.train", "accuracy.test"]),
    ("print accuracy.", ["accuracy.train", "accuracy.test", "accuracy.batch"]),
    ("plot --log ratio.", ["ratio.1", "ratio.2"]),
    ("? gr", ["grad"]),
    ("step ", []),
    ("gard ", []),
    ("wh", ["where"]),
  ])
  func offers(line: String, words: [String]) throws {
    // Files of the folder the tests run in may be offered too.
    let offered = try candidates(line).filter { !$0.hasSuffix("/") && !$0.contains(".swift") }
    #expect(offered == words)
  }

  /// What Tab offers for an option is taken.
  @Test func everyValueOfferedIsTaken() throws {
    var room = Interpreter(data: try Samples.few(10))
    for option in ["--init", "--activation", "--cost"] {
      for value in try candidates("net \(option) ") {
        #expect(
          try room.refusal(of: "net 784-5-10 \(option) \(value)") == nil,
          "\(option) \(value)"
        )
      }
    }
  }
}
