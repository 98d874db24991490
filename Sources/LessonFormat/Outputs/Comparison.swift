import Wording

/// The output a document expects of a command beside the output the command gave.
///
/// Lines are compared byte for byte, except that in an expected line
///
/// - `...` alone stands for any number of lines, none included;
/// - `[..]` stands for any run of characters, none included;
/// - with a tolerance, two numbers are equal if they differ by at most that share of the larger one;
///   what is not a digit, point, exponent or sign of a number is compared byte for byte still.
///
/// The work is bounded: where `[..]` and tolerances would take more than some seconds, what is left is
/// compared byte for byte only.
public struct Comparison: Sendable, Equatable {
  /// The lines the document expects, as they are written in the file.
  public let expected: [String]
  /// The lines the command gave, in the form `WrittenOutput` gives them.
  public let actual: [String]
  /// The first expected line that cannot be matched, counted from 0; nil if all is equal.
  ///
  /// It is `expected.count` if only actual lines are left over. After a `...` it is the line that no
  /// choice of the lines left out gets past.
  public let firstDifference: Int?
  private let tolerance: Double?

  /// Compares lines in written form.
  public init(expected: [String], actual: [String], tolerance: Double? = nil) {
    self.expected = expected
    self.actual = actual
    self.tolerance = tolerance
    var matcher = LineMatcher(tolerance: tolerance)
    let match = wildcardMatch(expected, actual, isWildcard: Comparison.isEllipsis) {
      matcher.matches($0, $1)
    }
    firstDifference = match.isComplete ? nil : match.reached
  }

  /// Whether the output is what the document expects.
  public var isEqual: Bool { firstDifference == nil }

  /// New expected lines, which the actual output matches and which keep what still holds of the old.
  ///
  /// Lines that still match stay, their `[..]` with them. Between them, what no longer matches is
  /// replaced: if a `...` stands there, lines before it are replaced line for line from the front, lines
  /// after it from the back, and it stays for the rest; it goes if it would stand for nothing.
  public var accepted: [String] {
    guard !isEqual else { return expected }
    var matcher = LineMatcher(tolerance: tolerance)
    let kept = matchingPairs(expected.count, actual.count) { e, a in
      !Comparison.isEllipsis(expected[e]) && matcher.matches(expected[e], actual[a])
    }
    var result: [String] = []
    var e = 0
    var a = 0
    for pair in kept + [(expected.count, actual.count)] {
      result += Comparison.replacing(expected[e..<pair.0], with: actual[a..<pair.1])
      if pair.0 < expected.count { result.append(expected[pair.0]) }
      (e, a) = (pair.0 + 1, pair.1 + 1)
    }
    return result
  }

  /// What stands for `new` where `old` stood, none of its lines matching any more.
  private static func replacing(
    _ old: ArraySlice<String>,
    with new: ArraySlice<String>
  ) -> [String] {
    guard let first = old.firstIndex(where: isEllipsis), let last = old.lastIndex(where: isEllipsis)
    else { return Array(new) }
    if old.allSatisfy(isEllipsis) { return Array(old) }
    let front = new.prefix(first - old.startIndex)
    let back = new.dropFirst(front.count).suffix(old.endIndex - 1 - last)
    let isNeeded = front.count + back.count < new.count
    return Array(front) + (isNeeded ? [WrittenOutput.ellipsis] : []) + Array(back)
  }

  private static func isEllipsis(_ line: String) -> Bool {
    line.hasSameBytes(as: WrittenOutput.ellipsis)
  }
}
