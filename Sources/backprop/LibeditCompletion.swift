@preconcurrency import CLibedit
import Classroom
import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Tab, from libedit to a `Completer` and back.
enum LibeditCompletion {
  /// Makes libedit ask `complete` when Tab is pressed.
  ///
  /// Words end only at spaces here: `grad w2[3,7]` or `folder/file` are for the completer to take apart.
  static func install() {
    rl_basic_word_break_characters = UnsafePointer(strdup(" "))
    // The space after a finished word is part of what replaces it: versions of libedit differ here.
    rl_completion_append_character = 0
    rl_attempted_completion_function = completeWord
  }

  /// Runs `body`, a call of libedit, with `complete` answering Tab.
  static func answering<Result>(with complete: @escaping Completer, _ body: () -> Result) -> Result
  {
    completer = complete
    defer { completer = nil }
    return body()
  }

  /// What libedit shall put in place of the word it found, which begins at the scalar `start` of `line`
  /// and ends at `end`: the common beginning first, then each candidate if there are several.
  static func replacements(
    in line: String,
    from start: Int,
    to end: Int,
    _ complete: Completer
  ) -> [String]? {
    let scalars = line.unicodeScalars
    guard 0...end ~= start, end <= scalars.count else { return nil }
    let wordStart = scalars.index(scalars.startIndex, offsetBy: start)
    let cursor = scalars.index(wordStart, offsetBy: end - start)

    let completion = complete(line, cursor)
    guard 0...line.count ~= completion.wordStart else { return nil }
    let ownStart = line.index(line.startIndex, offsetBy: completion.wordStart)

    // A quoted word may hold spaces, and libedit begins it anew after each: align the two.
    let ahead = ownStart < wordStart ? String(line[ownStart..<wordStart]) : ""
    let missing = ownStart > wordStart ? String(line[wordStart..<ownStart]) : ""
    let candidates = completion.candidates
      // A file name may be made to move the cursor; libedit would print it as it is.
      .filter { $0.hasPrefix(ahead) && SafeText.visible($0, keepNewlines: false) == $0 }
      .map { missing + $0.dropFirst(ahead.count) }
    guard let first = candidates.first else { return nil }
    guard candidates.count > 1 else {
      let isFollowed = cursor < scalars.endIndex && scalars[cursor] == " "
      return [completion.appendsSpace && !isFollowed ? first + " " : first]
    }

    let typed = String(scalars[wordStart..<cursor])
    let common = candidates.dropFirst().reduce(first, commonPrefix)
    // What was typed is never taken away.
    return [common.hasPrefix(typed) ? common : typed] + candidates
  }

  private static func commonPrefix(_ a: String, _ b: String) -> String {
    String(zip(a, b).prefix { $0 == $1 }.map(\.0))
  }
}

// libedit has no argument to carry this to its callback. It is set and read on the one thread that
// calls `readline`, and only during that call.
nonisolated(unsafe) private var completer: Completer?

/// Called by libedit on Tab; returns strings and their array from `malloc`, which libedit frees.
private func completeWord(
  _ text: UnsafePointer<CChar>?,
  _ start: Int32,
  _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  // Otherwise libedit would offer file names of its own where there is no answer.
  rl_attempted_completion_over = 1
  guard let completer, let buffer = rl_line_buffer, let line = String(validatingCString: buffer),
    let matches = LibeditCompletion.replacements(
      in: line,
      from: Int(start),
      to: Int(end),
      completer
    )
  else { return nil }

  let size = MemoryLayout<UnsafeMutablePointer<CChar>?>.stride * (matches.count + 1)
  guard let memory = malloc(size) else { return nil }
  let array = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: matches.count + 1)
  for (index, match) in matches.enumerated() {
    (array + index).initialize(to: strdup(match))
  }
  (array + matches.count).initialize(to: nil)
  return array
}
