import TestSupport
import TextRendering
import Testing

@testable import Experiment
@testable import Prompt

/// What `help` says of symbols, held against what the commands print.
struct GlossaryTests {
  private static let begun = ["step", "batch", "forward", "backward", "grad"]

  /// Whatever every command prints by its examples, and after other settings.
  private static func pages() throws -> [Page] {
    let settings = [
      [], ["l1 on", "l2 off"], ["l1 on"], ["rule momentum"], ["net --cost quadratic"],
      ["net --cost log-likelihood"], ["net --activation tanh"], ["net --activation relu"],
    ]
    let looks = [
      "batch", "forward", "cost", "backward", "grad", "grad 2 --unit 3", "grad w2[3,7]",
      "explain w2[3,7]", "explain b2[7]", "explain z1[0,3]", "explain a1[0,3]",
      "explain delta1[0,3]",
      "explain delta2[0,3]", "update", "where", "set", "l2", "l1", "rule", "net", "weights 1",
      "weights 2 --unit 3", "activations 2 --image 0", "delta 1 --unit 3", "epoch", "predict 3",
      "compare l2 --steps 2", "compare init --epochs 2", "compare eta 1 2 --phase grad",
      "compare eta 1 2 --phase forward", "compare l2 --phase grad --entry w2[3,7]", "keep a",
      "runs",
      "l2 audit", "set lambda 1e-4 --as sklearn", "l2 scale none", "l2 biases on",
      "check", "check --steps", "check scale", "bugs",
    ]
    var pages: [Page] = []
    for setting in settings {
      var room = Interpreter(data: try Samples.few(30))
      for line in setting + looks { pages.append(try room.enter(line)) }
    }
    return pages
  }

  @Test func everyHeadOfAColumnIsInIt() throws {
    var heads: Set<String> = []
    for page in try Self.pages() {
      for case let table as Table in page.blocks.flatMap(Self.flat) {
        heads.formUnion(table.headers)
      }
    }
    #expect(heads.isSuperset(of: ["layer", "‖·‖₂", "saturated", "at", "L2 / data", "part / data"]))
    for head in heads where !head.isEmpty {
      #expect(Glossary.entry(of: head)?.names.contains(head) == true, "\(head)")
    }
  }

  /// Every sign that is not on a keyboard, but those of pictures, bars and quotations.
  @Test func everySignIsInIt() throws {
    let text = try Self.pages().map { page in
      page.blocks.flatMap(Self.flat).filter { $0 is Table || $0 is Text }
        .map { Page($0).string(in: .plain) }.joined()
    }.joined()
    let subscripts = Set("₀₁₂₃₄₅₆₇₈₉")
    let drawn = Set("█▏▎▍▌▋▊▉▶")
    let signs = Set(text).filter { !$0.isASCII && !subscripts.contains($0) && !drawn.contains($0) }
    #expect(signs.isSuperset(of: "δσ∂Σλη⊙ᵀ‖"))
    for sign in signs { #expect(Glossary.entry(of: String(sign)) != nil, "\(sign)") }
  }

  private static func flat(_ block: any Block) -> [any Block] {
    (block as? Page)?.blocks.flatMap(flat) ?? [block]
  }

  @Test func everyEntryShowsWhatItSays() throws {
    var start = Interpreter(data: try Samples.few(30))
    try start.type("step")
    for line in Self.begun { try start.type(line) }
    for entry in Glossary.all {
      var room = start
      if entry.command != "help" {
        #expect(try room.refusal(of: entry.command) == nil, "\(entry.command)")
      }
      #expect(entry.sentence.count <= 100 && entry.formula.count <= 78, "\(entry.names)")
      for name in entry.names {
        let text = try room.type("help \(name)")
        let isCommand =
          CommandGroup(rawValue: name.lowercased()) != nil
          || Registry.ordinary.names.contains(name.lowercased())
        #expect(isCommand || text.contains(entry.formula), "\(name)")
      }
    }
  }

  @Test func namesAreUnique() {
    let names = Glossary.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [
    ("help δ", "∂C₀/∂z"), ("help δ2", "∂C₀/∂z"), ("help δ₂", "∂C₀/∂z"), ("help σ′", "a (1 − a)"),
    ("help sigma", "exp(−z)"), ("help saturated", "0.99"), ("help ‖·‖", "√(Σ w²)"),
    ("help at", "[5,7]"), ("help a1[0,1]", "a = σ(z)"), ("help W", "z = a W + b"),
    ("help C0", "C = C₀"), ("help mean a", "mini-batch"), ("help rms of w", "number of weights"),
    ("help accuracy.batch", "share of the mini-batch"), ("help ratio.1", "which of the two"),
    ("? λ", "L2"), ("help Σ", "sum"), ("help compare", "Run copies beside each other"),
    ("help loss", "USAGE: cost"), ("help a − y", "there is no"),
  ])
  func explains(line: String, words: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    let text = try room.refusal(of: line) ?? room.type(line)
    #expect(text.contains(words), "\(text)")
  }

  @Test func helpFitsAScreen() throws {
    var room = Interpreter(data: try Samples.few(10))
    for line in ["help"] + CommandGroup.allCases.map({ "help \($0.rawValue)" })
    where try room.refusal(of: line) == nil {
      #expect(
        try room.type(line).split(separator: "\n", omittingEmptySubsequences: false).count <= 24,
        "\(line)"
      )
    }
  }
}
