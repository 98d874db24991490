import Wording

/// What changes one list of lines into another, in the form of `diff -u`.
///
/// A removed or added line that holds something invisible, such as a blank at its end or a tab, is
/// followed by a line that says so. That line begins with a backslash, which `patch` passes over.
public struct UnifiedDiff: Sendable, Equatable {
  /// The hunks, each line ended by a newline; empty if nothing changes.
  ///
  /// The names of the files, on lines `--- OLD` and `+++ NEW`, are for the caller to put before them.
  public let text: String

  /// Compares two lists of lines byte for byte.
  ///
  /// - Parameters:
  ///   - old: Lines without their ends.
  ///   - new: Lines without their ends.
  ///   - firstLine: The number that the first line of both has in its file.
  public init(old: [String], new: [String], firstLine: Int = 1) {
    let edits = UnifiedDiff.edits(old, new)
    text = UnifiedDiff.hunks(in: edits).map { UnifiedDiff.text(of: edits[$0], firstLine) }.joined()
  }

  /// Whether nothing changes.
  public var isEmpty: Bool { text.isEmpty }

  /// A line kept, removed or added, and how many lines of either list come before it.
  private struct Edit {
    enum Kind: String {
      case kept = " "
      case removed = "-"
      case added = "+"
    }
    let kind: Kind
    let line: String
    let oldIndex: Int
    let newIndex: Int
  }

  private static func edits(_ old: [String], _ new: [String]) -> [Edit] {
    var edits: [Edit] = []
    var o = 0
    var n = 0
    let kept = matchingPairs(old.count, new.count) { old[$0].hasSameBytes(as: new[$1]) }
    for pair in kept + [(old.count, new.count)] {
      while o < pair.0 {
        edits.append(Edit(kind: .removed, line: old[o], oldIndex: o, newIndex: n))
        o += 1
      }
      while n < pair.1 {
        edits.append(Edit(kind: .added, line: new[n], oldIndex: o, newIndex: n))
        n += 1
      }
      guard o < old.count, n < new.count else { break }
      edits.append(Edit(kind: .kept, line: old[o], oldIndex: o, newIndex: n))
      o += 1
      n += 1
    }
    return edits
  }

  /// The ranges of edits that are shown: changes with three lines around them, joined where they meet.
  private static func hunks(in edits: [Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices where edits[index].kind != .kept {
      let range = max(0, index - context)..<min(edits.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func text(of edits: ArraySlice<Edit>, _ firstLine: Int) -> String {
    guard let first = edits.first else { return "" }
    let removals = edits.count { $0.kind != .added }
    let additions = edits.count { $0.kind != .removed }
    let oldRange = range(from: firstLine + first.oldIndex, count: removals)
    let newRange = range(from: firstLine + first.newIndex, count: additions)
    var lines = ["@@ -\(oldRange) +\(newRange) @@"]
    for edit in edits {
      lines.append(edit.kind.rawValue + edit.line)
      if edit.kind != .kept, let note = invisibles(in: edit.line) { lines.append("\\ " + note) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A range of lines as `diff` writes it: no length if it is 1; the line before if it is 0.
  private static func range(from line: Int, count: Int) -> String {
    switch count {
    case 0: "\(line - 1),0"
    case 1: "\(line)"
    default: "\(line),\(count)"
    }
  }

  /// Says what in a line cannot be seen; nil if all can.
  private static func invisibles(in line: String) -> String? {
    var notes: [String] = []
    let spaces = line.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    if spaces > 0 { notes.append("ends in \(spaces) \(spaces == 1 ? "space" : "spaces")") }
    var seen: Set<Unicode.Scalar> = []
    for scalar in line.unicodeScalars where scalar.isInvisible && seen.insert(scalar).inserted {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      notes.append("holds U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }
    return notes.isEmpty ? nil : "the line above " + notes.joined(separator: ", ")
  }

  /// Lines shown before and after a change.
  private static let context = 3
}
