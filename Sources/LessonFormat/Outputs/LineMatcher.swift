import Experiment
import Wording

/// Decides whether an actual line is what an expected line allows.
///
/// Its work is bounded: a file from elsewhere may hold lines made to take hours. When the bound is
/// reached every further line that is not equal byte for byte counts as different.
struct LineMatcher {
  /// Relative tolerance of numbers; nil if they are text like any other.
  let tolerance: Double?
  /// Bytes that may still be looked at, beyond testing for equality.
  private var work = 4_000_000

  init(tolerance: Double?) {
    self.tolerance = tolerance
  }

  /// Whether `actual` matches `expected`, in which `[..]` stands for any run of characters.
  mutating func matches(_ expected: String, _ actual: String) -> Bool {
    if expected.hasSameBytes(as: actual) { return true }
    work -= expected.utf8.count + actual.utf8.count
    guard work > 0 else { return false }
    let pattern = Token.tokens(of: expected, hasEllipses: true, hasNumbers: false)
    if pattern.contains(.ellipsis) {
      let text = Token.tokens(of: actual, hasEllipses: false, hasNumbers: false)
      if matches(pattern, text) { return true }
    }
    guard tolerance != nil else { return false }
    return matches(
      Token.tokens(of: expected, hasEllipses: true, hasNumbers: true),
      Token.tokens(of: actual, hasEllipses: false, hasNumbers: true)
    )
  }

  private mutating func matches(_ pattern: [Token], _ text: [Token]) -> Bool {
    wildcardMatch(pattern, text, isWildcard: { $0 == .ellipsis }) { expected, actual in
      work -= 1
      return work > 0 && isEqual(expected, actual)
    }.isComplete
  }

  private func isEqual(_ expected: Token, _ actual: Token) -> Bool {
    if expected == actual { return true }
    guard let tolerance, case .number(let x) = expected, case .number(let y) = actual else {
      return false
    }
    return (x - y).magnitude <= tolerance * max(x.magnitude, y.magnitude)
  }
}

/// What a line is made of when it is compared.
private enum Token: Equatable {
  case byte(UInt8)
  case number(Double)
  case ellipsis

  static func tokens(of line: String, hasEllipses: Bool, hasNumbers: Bool) -> [Token] {
    let bytes = Array(line.utf8)
    var tokens: [Token] = []
    var position = 0
    while position < bytes.count {
      if hasEllipses, bytes[position...].starts(with: "[..]".utf8) {
        tokens.append(.ellipsis)
        position += 4
      } else if hasNumbers, let (value, length) = number(at: position, in: bytes) {
        tokens.append(.number(value))
        position += length
      } else {
        tokens.append(.byte(bytes[position]))
        position += 1
      }
    }
    return tokens
  }

  /// The number that starts at `position`, its sign included.
  private static func number(at position: Int, in bytes: [UInt8]) -> (Double, length: Int)? {
    let isNegative = bytes[position] == UInt8(ascii: "-")
    let isSigned = isNegative || bytes[position] == UInt8(ascii: "+")
    let start = position + (isSigned ? 1 : 0)
    guard let length = WrittenNumber.length(at: start, in: bytes),
      let value = WrittenNumber.value(of: bytes[start..<(start + length)])
    else { return nil }
    return (isNegative ? -value : value, start + length - position)
  }
}

/// Matches a text against a pattern in which a wildcard stands for any run, the empty one included.
///
/// At a mismatch the last wildcard takes one element more: nothing before it needs another try, so the
/// work is at most the product of the lengths, and there is no recursion.
///
/// - Returns: Whether everything matched, and how many elements of the pattern did before the first
///   that no way of matching gets past.
func wildcardMatch<Pattern, Element>(
  _ pattern: [Pattern],
  _ text: [Element],
  isWildcard: (Pattern) -> Bool,
  isMatch: (Pattern, Element) -> Bool
) -> (isComplete: Bool, reached: Int) {
  var p = 0
  var t = 0
  var reached = 0
  var retry: (p: Int, t: Int)?
  while t < text.count {
    if p < pattern.count, isWildcard(pattern[p]) {
      p += 1
      retry = (p, t)
    } else if p < pattern.count, isMatch(pattern[p], text[t]) {
      p += 1
      t += 1
    } else if let last = retry {
      p = last.p
      t = last.t + 1
      retry = (p, t)
    } else {
      break
    }
    reached = max(reached, p)
  }
  while p < pattern.count, isWildcard(pattern[p]) { p += 1 }
  reached = max(reached, p)
  return (t == text.count && p == pattern.count, reached)
}
