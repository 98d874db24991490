import Experiment
import Wording

/// Sentences of a lesson that say more than its outputs show, and the experiment that they rest on.
///
/// It stands in a comment that readers of the page do not see:
///
///     <!-- claim
///     seeds: 1-10
///     run: net 784-30-10 --init large
///     run: epoch 10
///     keep: large = accuracy.test
///     run: net --init scaled
///     run: epoch 10
///     sentence: A large start is the worst.
///     claim: large < accuracy.test
///     sentence: Sometimes it reads less than 88 %.
///     for: 4
///     claim: large < 88%
///     -->
///
/// The lines are followed in the order they stand, with each of the seeds (1 to 10 if none are given): `run`
/// is a command, `keep` gives a number a name, `claim` is a `Condition` that the sentence before it
/// rests on. A sentence holds for a seed if all of its conditions do. It has to for every seed, or with
/// `for` after it, for that many.
public struct Claim: Sendable, Equatable {
  /// What a lesson says.
  public struct Sentence: Sendable, Equatable {
    /// The words.
    public let text: String
    /// Its line in the file, counted from 1.
    public let line: Int
    /// For how many seeds it holds; nil for all.
    public fileprivate(set) var count: Int?
  }

  /// A line of the experiment.
  public enum Step: Sendable, Equatable {
    /// A command.
    case run(String)
    /// A number to be known by a name from here on.
    case keep(String, Formula)
    /// What the sentence at an index from 0 rests on.
    case require(Condition, sentence: Int)
  }

  /// The sentences, in order.
  public let sentences: [Sentence]
  /// The seeds that the experiment is made with.
  public let seeds: ClosedRange<UInt64>
  /// The experiment, each step with its line in the file, counted from 1.
  public let steps: [(step: Step, line: Int)]
  /// The line of the file on which the comment opens, counted from 1.
  public let line: Int

  /// Whether both say the same, at the same place.
  public static func == (a: Claim, b: Claim) -> Bool {
    a.sentences == b.sentences && a.seeds == b.seeds && a.line == b.line
      && a.steps.elementsEqual(b.steps) { $0.step == $1.step && $0.line == $1.line }
  }
}

extension Claim {
  static let opening = "<!-- claim"
  static let closing = "-->"

  static let keys = KeyedLines.Keys(
    owner: "a claim",
    single: ["seeds"],
    repeated: ["sentence", "run", "keep", "claim", "for"],
    closing: Claim.closing
  )

  /// Reads the lines inside a comment that opens on line `line` of the file.
  init(content: [String], line: Int) throws(DocumentError) {
    if let offset = content.firstIndex(where: { $0.contains(Self.closing) }) {
      throw DocumentError(
        line: line + 1 + offset,
        "\"-->\" would end the claim for other readers of the file: write it on a line of its own"
      )
    }
    let lines = try KeyedLines(content, firstLine: line + 1, keys: Self.keys)
    let seeds = try lines.entry("seeds").map(Self.seeds(of:)) ?? 1...10
    var sentences: [Sentence] = []
    var steps: [(step: Step, line: Int)] = []
    for (key, entry) in lines.all {
      switch key {
      case "sentence": sentences.append(Sentence(text: entry.value, line: entry.line))
      case "run": steps.append((.run(entry.value), entry.line))
      case "keep": steps.append((try Self.kept(entry), entry.line))
      case "for":
        guard let last = sentences.indices.last else { throw Self.tooEarly("for", entry) }
        sentences[last].count = try Self.count(of: entry, among: seeds)
      case "claim":
        guard let last = sentences.indices.last else { throw Self.tooEarly("claim", entry) }
        do {
          steps.append((.require(try Condition(parsing: entry.value), sentence: last), entry.line))
        } catch {
          throw DocumentError(line: entry.line, "the claim is not a condition: \(error)")
        }
      default: break
      }
    }
    (self.sentences, self.seeds, self.steps, self.line) = (sentences, seeds, steps, line)
    try checkEverySentence()
  }

  /// Throws for a sentence that rests on nothing, and where there is none.
  private func checkEverySentence() throws(DocumentError) {
    guard !sentences.isEmpty else {
      throw DocumentError(line: line, "the claim has no sentence: add a line \"sentence: TEXT\"")
    }
    for (index, sentence) in sentences.enumerated() {
      let isBased = steps.contains { entry in
        if case .require(_, index) = entry.step { true } else { false }
      }
      guard isBased else {
        throw DocumentError(
          line: sentence.line,
          "the sentence rests on nothing: add a line \"claim: CONDITION\" after it"
        )
      }
    }
  }

  private static func seeds(of entry: KeyedLines.Entry) throws(DocumentError) -> ClosedRange<UInt64>
  {
    let ends = entry.value.split(separator: "-", omittingEmptySubsequences: false)
      .map { UInt64(String($0).trimmed) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first <= last, last - first < 100, last < 1 << 53
    else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) are no seeds: write the first and the last of up to 100, as in 1-10"
      )
    }
    return first...last
  }

  private static func count(
    of entry: KeyedLines.Entry,
    among seeds: ClosedRange<UInt64>
  ) throws(DocumentError) -> Int {
    guard let count = Int(entry.value), (1...seeds.count).contains(count) else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) is not how many of the \(seeds.count) seeds a sentence holds for"
      )
    }
    return count
  }

  private static func kept(_ entry: KeyedLines.Entry) throws(DocumentError) -> Step {
    let parts = entry.value.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, let name = try? Formula(parsing: parts[0]), name.names == [parts[0]]
    else {
      throw DocumentError(
        line: entry.line,
        "\(entry.value.quoted) keeps nothing: write a name, = and a formula"
      )
    }
    do {
      return .keep(parts[0], try Formula(parsing: parts[1]))
    } catch {
      throw DocumentError(line: entry.line, "what is kept is not a formula: \(error)")
    }
  }

  private static func tooEarly(_ key: String, _ entry: KeyedLines.Entry) -> DocumentError {
    DocumentError(line: entry.line, "\(key) comes before every sentence: write the sentence first")
  }
}
