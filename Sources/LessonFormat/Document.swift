import Experiment
/// A lesson or a transcript: Markdown in which the commands of a class and their output can be found.
///
/// This is the whole format, version 1. Parsing and printing are inverse: `text` gives back the parsed
/// bytes, and whatever is not mentioned here is prose and stays as it is.
///
/// ## The file
///
/// UTF-8 without zero bytes, at most 1 MiB, lines of at most 4,096 bytes that end in LF or CR LF, up to
/// 2,000 commands and 500 questions. A byte order mark and a missing last newline are kept.
///
/// ## The header
///
/// It may be left out. If there is one, it begins on the first line:
///
///     <!-- backprop
///     format: 1
///     program: 0.1.0
///     data: mnist-5k 0123…cdef
///     number: 4
///     title: The case of the 11 %
///     minutes: 20
///     settings: net 784-30-10 --seed 1
///     settings: set eta 0.5
///     -->
///
/// Only `format` is required. `moved: NAME` says that a lesson which was once in this file is in `NAME.md`. `data` is a name and a SHA-256; each of the `settings` is a command that
/// is run before the document begins. `seed: student` gives each learner numbers of their own: after the
/// settings the seed is set to one made of the learner's name, which a transcript states as
/// `student: NAME`. Each value stays on its line.
///
/// ## Commands
///
/// They stand in fenced blocks, as CommonMark has them: up to three spaces, three or more backticks or
/// tildes, and the word `backprop`.
///
///     ```backprop
///     bp> step
///     step 1: cost 3.5806 → 3.1012
///     ```
///
/// A line that begins with `bp>` is a command; the lines up to the next command or the end of the block
/// are its output, blank lines included; there may be none. The output begins with no line of its own
/// before the first command. Output is compared byte for byte, but
///
/// - a line `...` stands for any number of lines, and `[..]` in a line for any run of characters;
/// - an output line that begins with `bp>`, or that is `...`, has a backslash in front; a line that has
///   backslashes before either has one more;
/// - output with a line of backticks needs a fence of more backticks than that.
///
/// After the word may follow, in any order: `skip` (do not run the commands), `nocheck` (run them, do not
/// compare), `quiet` (run them, show nothing but mistakes),
/// `error` (they are meant to be refused), `fresh` (begin with a new session), `tol=1e-6` (numbers may differ by that share).
///
/// ## Questions
///
/// They stand in fenced blocks with the word `question`, as lines `key: value`. A value goes on where
/// the next line is indented.
///
///     ```question
///     id: shrink
///     prompt: By what share does L2 alone shrink a weight in one step?
///     answer: eta * lambda / n
///     tolerance: 0.1%
///     wrong: lambda / n — you left out the step size: the update multiplies by η
///     hint: Write the update of a weight whose data gradient is 0.
///     hint: w ← (1 − ηλ/n) w
///     explanation: The same share for every weight, whatever the images.
///     skip: no
///     points: 2
///     ```
///
/// `prompt` and `answer` are required. The answer is an `Formula`, computed when it is asked for; or
/// the letter of a `choice`, of which there are then two or more, a, b, c … in order. The tolerance is a
/// percentage of the right answer or, without `%`, a distance; 0.1% if it is not given. (Against a right
/// answer near 1 that lets 1 pass: ask for what is small.) `answer: ?` says that only the teacher knows it, as
/// in a handout: whatever is typed is noted. `skip: no` forbids going on without an answer; `points` are what
/// a right one is worth, 1 if it is not given.
/// Each `wrong` is an answer that a class is likely to give, a dash, and what is said to it; a check
/// proves that none of them passes as right.
/// `id` names the question for a learner's progress; without it, changing the words of the prompt makes
/// another question of it.
///
/// ## Claims
///
/// A comment that opens with the line `<!-- claim` holds what sentences of the lesson rest on, as `Claim`
/// tells. It is neither prose nor run with the document. Any other comment on lines of its own, if no block
/// stands in it, is for authors: readers do not see it.
///
/// ## What a learner answered
///
/// A finished lesson is a transcript in which each question is followed by a `backprop` block with the
/// commands `answer …`, `hint` or `skip` and what they said.
///
/// ## Prose
///
/// Everything else: other fenced blocks too, and all that is in them. Every fence has to be closed, for
/// one that is not would silently swallow the commands below it. A fence whose word is nearly `backprop` or
/// `question`, and a line that nearly opens a header or a claim, are mistakes and no prose. Fences in quotations, and those that a
/// list indents by four spaces or more, are prose; those in HTML comments are not.
public struct Document: Sendable {
  /// What the document says about itself; nil if it says nothing.
  public let header: Header?
  /// Prose, exchanges and questions in the order they stand; prose of blank lines only is left out.
  public let items: [Item]
  /// What sentences of the prose rest on, in the order they stand.
  public let claims: [Claim]
  /// A byte order mark, if the file began with one.
  let mark: String
  /// Every line of the file.
  let source: [SourceLine]
  /// Where the blocks of commands are.
  let blocks: [CommandBlock]
  /// How many lines the header takes, 0 without one.
  let headerLength: Int
  /// Lines of comments, claims too, counted from 0: no reader sees them.
  let hidden: Set<Int>

  /// A piece of a document.
  public enum Item: Sendable, Equatable {
    /// Markdown to be shown.
    case prose(Prose)
    /// A command to be run.
    case exchange(Exchange)
    /// A question to be asked.
    case question(Question)

    /// The line of the file on which the piece begins, counted from 1.
    public var line: Int {
      switch self {
      case .prose(let prose): prose.line
      case .exchange(let exchange): exchange.line
      case .question(let question): question.line
      }
    }
  }

  /// Lines of Markdown between exchanges and questions.
  public struct Prose: Sendable, Equatable {
    /// The lines without their ends.
    public let lines: [String]
    /// The line of the file on which they begin, counted from 1.
    public let line: Int
  }

  /// A fenced block of commands: its fence, and its first and last line counted from 0.
  struct CommandBlock: Sendable {
    let fence: Fence
    let opening: Int
    let closing: Int
  }

  /// How much a file may hold.
  public typealias Limits = DocumentFormat.Limits

  /// The version of the format that this page describes.
  public static let formatVersion = DocumentFormat.version

  /// Reads a document from the bytes of a file, whose size should be looked at before it is read.
  public init(parsing bytes: some Collection<UInt8>) throws(DocumentError) {
    var parser = DocumentParser(source: try SourceLine.lines(of: bytes))
    try parser.parse()
    self.init(parser)
  }

  /// Reads a document from its text.
  public init(parsing text: String) throws(DocumentError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads what can be read of a file that somebody may have damaged: what is wrong with a header, a block
  /// or a claim is noted, at most 20 times, and the rest read.
  ///
  /// A question whose keys are not in order keeps its id and its prompt, and has its answer withheld.
  /// - Returns: The document, and what is wrong with it.
  /// Throws a `DocumentError` for what is no text, or too large.
  public static func salvaging(
    _ bytes: some Collection<UInt8>
  ) throws(DocumentError) -> (document: Document, faults: [DocumentError]) {
    var parser = DocumentParser(source: try SourceLine.lines(of: bytes), isLenient: true)
    try parser.parse()
    return (Document(parser), parser.faults)
  }

  private init(_ parser: DocumentParser) {
    header = parser.header
    items = parser.items
    claims = parser.claims
    mark = parser.mark
    source = parser.source
    blocks = parser.blocks
    headerLength = parser.headerLength
    hidden = parser.hidden
  }

  /// The document as it stands in the file, to the byte.
  public var text: String {
    mark + source.map { $0.text + $0.ending }.joined()
  }

  /// The lines of the file without their ends.
  public var lines: [String] { source.map(\.text) }

  /// The commands with their output, in order.
  public var exchanges: [Exchange] {
    items.compactMap { if case .exchange(let exchange) = $0 { exchange } else { nil } }
  }

  /// The questions, in order.
  public var questions: [Question] {
    items.compactMap { if case .question(let question) = $0 { question } else { nil } }
  }
}
