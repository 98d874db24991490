import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct RefusalTests {
  /// Every command with nothing, too much, words for numbers, and an option that no command has.
  private static let lines = Registry.ordinary.commands.flatMap { command in
    let name = command.name
    let isIncomplete = Parameters(of: command).words.first?.isOptional == false
    // A name is never of the wrong kind: it would be written, or kept.
    let writes = ["export", "record", "keep"].contains(name)
    return (isIncomplete ? [name] : []) + (writes ? [] : ["\(name) abc"])
      // Numbers are formulas, and print computes them.
      + (name == "print" ? [] : ["\(name) 1 2 3 4"]) + [
        "\(name) --foo", "\(name) -f", "\(name) --foo=3",
      ]
  }

  private static let jargon = [
    "argument", "usage", "option '", "unexpected", "expected", "invalid", "missing", "value '", "<",
    "type '", "error",
  ]

  /// One plain sentence, with a line that works in the place of the one refused.
  @Test(arguments: lines)
  func oneSentenceAndAnExample(line: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("step", "batch", "forward", "backward", "grad")
    let sentence = try #require(try room.refusal(of: line))
    #expect(!sentence.contains(". ") && !sentence.contains { $0.isNewline }, "\(sentence)")
    #expect(sentence.last?.isPunctuation == false || "?)]".contains(sentence.last ?? "."))
    #expect(sentence.count <= 140, "\(sentence)")
    for word in Self.jargon { #expect(!sentence.lowercased().contains(word), "\(sentence)") }
    // Which file was meant nobody knows.
    if ["import abc", "replay abc", "diagnose abc"].contains(line) { return }
    let example = try #require(Self.example(in: sentence), "\(sentence)")
    let examples = Registry.ordinary.commands.flatMap { $0.examples.map(\.line) }
    if examples.contains(example) { return }
    #expect(try room.refusal(of: example) == nil, "\(sentence)")
  }

  /// What stands last after a colon, or after "as in", up to the next example or what it is for.
  private static func example(in sentence: String) -> String? {
    var parts = sentence.components(separatedBy: ": ")
    if parts.count == 1 { parts = sentence.components(separatedBy: ", as in ") }
    guard parts.count > 1, var example = parts.last else { return nil }
    if let inner = example.components(separatedBy: ", as in ").last { example = inner }
    for end in [", ", "; ", " for ", " has ", "?"] {
      example = example.components(separatedBy: end)[0]
    }
    return example.hasPrefix("type ") ? String(example.dropFirst(5)) : example
  }

  @Test(arguments: [
    ("set eta abc", "abc is no number: set eta 0.1"),
    ("set eta 1e999", "1e999 is too large: set eta 0.1"),
    ("set eta 0,5", "0,5 is no number: set eta 0.5"),
    ("set lambda 0,500", "0,500 is no number: set lambda 0.500"),
    ("set batch 1,0000", "1,0000 is no number: set batch 1.0000"),
    (
      "set '' 3",
      "no setting is called '': there are eta, batch, lambda, lambda1, mu, seed and warnings, as in set eta 0.5"
    ),
    ("print ''", "nothing measured is called '': type help print for the names"),
    ("help ''", "there is no command '': type help for all of them"),
    ("''", "there is no command '': type help for all of them"),
    ("print w2[3, 7", "w2[3,7 lacks the bracket at its end: w2[3,7]"),
    ("print w2[3", "w2[3 lacks the bracket at its end: w2[3,7]"),
    ("explain b2[3", "b2[3 lacks the bracket at its end: b2[3]"),
    ("weights w2[ 3 , 7 ", "w2[3,7 lacks the bracket at its end: w2[3,7]"),
    ("print w2[3, x", "w2[3, lacks the bracket at its end: w2[3,7]"),
    ("step 1,5", "1,5 is no whole number: step 100"),
    ("set eta ''", "'' is no number: set eta 0.1"),
    ("set eta -x", "set has no -x, only --as: set eta 0.1"),
    ("set eta 1 2", "set takes two words at most: set eta 0.1"),
    ("step abc", "abc is no whole number: step 100"),
    ("step -1.5", "-1.5 is no whole number: step 100"),
    ("step 99999999999999999999", "99999999999999999999 is too large: step 100"),
    ("forward 3", "forward stands alone: type forward"),
    ("batch 3", "batch takes nothing after it but options: batch --images 3,17,42"),
    ("explain", "explain needs a weight, bias, weighted input, activation or δ: explain w2[3,7]"),
    ("show", "show needs the number of a training image: show 17"),
    ("show test x", "x is no whole number: show test 3"),
    ("epoch --foo", "epoch has no --foo, only --every: epoch 30 --every 10"),
    ("epoch 3 --evry 3", "epoch has no --evry; did you mean --every, as in epoch 30 --every 10?"),
    ("grad 1 --unit", "--unit needs a value: grad 1 --unit 12"),
    ("activations 1 --unit=x", "x is no whole number: activations 1 --unit 3"),
    ("net --init", "--init needs scaled, large or small: net 784-60-20-10 --init small"),
    (
      "net 784,30,10 --init smal",
      "--init takes scaled, large or small, not smal: net 784,30,10 --init small"
    ), ("net --init smal", "--init takes scaled, large or small, not smal: net --init small"),
    (
      "net --activation=x",
      "--activation takes sigmoid, tanh or relu, not x: net --activation sigmoid"
    ),
    ("plot cost --log=3", "--log stands alone: plot grad.data.1 grad.l2.1 --log"),
    ("activations 1 --unit x --image y", "x is no whole number: activations 1 --unit 3"),
    ("net --seed x --init small", "x is no whole number: net --seed 7"),
    ("net --init=small --seed=7.5", "7.5 is no whole number: net --seed 7"),
    ("net -- --seed 7", "net takes one word at most: net 784-60-20-10 --init small"),
  ])
  func sentences(line: String, sentence: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.refusal(of: line) == sentence)
  }

  /// Every option with a value of one's own is shown by an example, which a refusal can then give.
  @Test func optionsHaveExamples() {
    for command in Registry.ordinary.commands {
      for option in Parameters(of: command).options where !option.isFlag && option.values.isEmpty {
        let name = option.option ?? ""
        #expect(command.examples.contains { $0.line.contains(" \(name) ") }, "\(command) \(name)")
      }
    }
  }

  @Test func listsOfWords() {
    #expect([].list("or") == "" && ["a"].list("or") == "a")
    #expect(["a", "b"].list("or") == "a or b" && ["a", "b", "c"].list("and") == "a, b and c")
  }
}
