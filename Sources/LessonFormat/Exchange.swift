import Experiment
import Wording

/// A command of a document and the output the document expects of it.
public struct Exchange: Sendable, Equatable {
  /// The command, without the prompt and without blanks at its ends; never empty.
  public let command: String
  /// The expected output as it is written in the file, ellipses and backslashes included.
  public let output: [String]
  /// The line of the command in the file, counted from 1; the output begins on the next.
  ///
  /// No two exchanges of a document share it, so it also serves as a key.
  public let line: Int
  /// How the command is to be run and compared.
  public let options: Options

  /// What the words after `backprop` on the fence say about the commands inside.
  public struct Options: Sendable, Equatable {
    /// `skip`: the command is shown, not run.
    public var isSkipped = false
    /// `nocheck`: the command is run, its output not compared.
    public var isUnchecked = false
    /// `quiet`: the command is run, and what it prints neither shown nor compared, but for a mistake.
    public var isQuiet = false
    /// `error`: the command is meant to be refused.
    public var isRefused = false
    /// `fresh`: a new session begins before this command; true only of the first in its fence.
    public var startsFresh = false
    /// `tol=`: the relative tolerance within which numbers are equal; nil for byte by byte.
    public var tolerance: Double?

    /// Options of a fence without any: run, and compare byte by byte.
    public init() {}
  }

  /// Whether parts of the output are left out in the file.
  public var isAbbreviated: Bool {
    output.contains { $0.hasSameBytes(as: WrittenOutput.ellipsis) || $0.contains("[..]") }
  }

  /// The expected output beside what the command printed now.
  public func comparison(with printed: String) -> Comparison {
    Comparison(
      expected: output,
      actual: WrittenOutput.lines(of: printed),
      tolerance: options.tolerance
    )
  }
}

extension Exchange {
  /// Reads the lines inside a `backprop` fence, the first of which is line `firstLine` of the file.
  static func exchanges(
    in content: [String],
    firstLine: Int,
    options: Options
  ) throws(DocumentError) -> [Exchange] {
    let commandOffsets = content.indices.filter { WrittenOutput.isCommand(content[$0]) }
    guard commandOffsets.first ?? content.endIndex == content.startIndex else {
      throw DocumentError(
        line: firstLine,
        "output stands before the first command: begin the block with a line \"bp> COMMAND\""
      )
    }
    var exchanges: [Exchange] = []
    for (offset, end) in zip(commandOffsets, commandOffsets.dropFirst() + [content.endIndex]) {
      let command = content[offset].droppingBytes(WrittenOutput.prompt.utf8.count).trimmed
      guard !command.isEmpty else {
        throw DocumentError(
          line: firstLine + offset,
          "the prompt has no command: write one after it"
        )
      }
      var options = options
      options.startsFresh = options.startsFresh && exchanges.isEmpty
      exchanges.append(
        Exchange(
          command: command,
          output: Array(content[(offset + 1)..<end]),
          line: firstLine + offset,
          options: options
        )
      )
    }
    return exchanges
  }
}

extension Exchange.Options {
  /// The words there may be.
  static let names = ["skip", "nocheck", "quiet", "error", "fresh", "tol=NUMBER"]

  /// Reads the words after `backprop` of the fence on line `line`.
  init(words: some Sequence<String>, line: Int) throws(DocumentError) {
    var seen: Set<String> = []
    for word in words {
      let name = word.startsWithBytes(of: "tol=") ? "tol=" : word
      guard seen.insert(name).inserted else {
        throw DocumentError(line: line, "the option \(name.quoted) is given twice: keep one")
      }
      switch name {
      case "skip": isSkipped = true
      case "nocheck": isUnchecked = true
      case "quiet": isQuiet = true
      case "error": isRefused = true
      case "fresh": startsFresh = true
      case "tol=":
        guard let number = WrittenNumber(word.droppingBytes(4)), number.value > 0, number.value < 1
        else {
          throw DocumentError(
            line: line,
            "\(word.quoted) is not a tolerance: write a number between 0 and 1, as in tol=1e-6"
          )
        }
        tolerance = number.value
      default:
        throw DocumentError(
          line: line,
          "unknown option \(word.quoted)"
            + Suggestion.ending(
              for: word,
              among: Self.names,
              otherwise: ": a backprop fence takes \(Self.names.joined(separator: ", "))"
            )
        )
      }
    }
  }
}
