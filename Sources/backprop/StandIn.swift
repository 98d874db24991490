// Stands in for the Classroom and TextRendering libraries until they are merged; then this file goes.
@preconcurrency import Foundation

typealias Page = String

enum SafeText {
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result.unicodeScalars.append(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

struct Work: Sendable {
  var isInterrupted: @Sendable () -> Bool
  var progress: @Sendable (_ fraction: Double, _ label: String) -> Void
}

struct Reply: Sendable {
  var page: Page
  var ends: Bool
}

struct Completion: Sendable {
  var wordStart: Int
  var candidates: [String]
  var appendsSpace: Bool
}

struct Sentence: Error, CustomStringConvertible { var description: String }

struct Classroom {
  var steps = 0

  init(data: String?, threads: Int?) throws {
    if let data { throw Sentence(description: "there is no folder “\(data)” to read digits from") }
  }

  var dataSummary: String { "mnist-5k: 4,000 training and 1,000 test digits" }

  mutating func enter(_ line: String, work: Work) throws -> Reply {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    switch words.first {
    case nil: return Reply(page: "", ends: false)
    case "echo":
      return Reply(page: words.dropFirst().joined(separator: " "), ends: false)
    case "long":
      return Reply(page: String(repeating: "a line of text\n", count: 100_000), ends: false)
    case "where": return Reply(page: "step \(steps)", ends: false)
    case "epoch":
      let last = 300 * (words.count > 1 ? Int(words[1]) ?? 1 : 1)
      for step in 1...last {
        if work.isInterrupted() { return Reply(page: "stopped after step \(steps)", ends: false) }
        usleep(10_000)
        steps += 1
        work.progress(Double(step) / Double(last), "epoch 1")
      }
      return Reply(page: "epoch 1 done after step \(steps)", ends: false)
    case "stubborn":
      for _ in 0..<3_000 { usleep(10_000) }
      return Reply(page: "done", ends: false)
    case "fail": throw Sentence(description: "nothing to see in “\(line)”; type `help`")
    case "quit": return Reply(page: "", ends: true)
    default: throw Sentence(description: "no command is called “\(words[0])”; type `help`")
    }
  }

  func completions(of line: String, upTo cursor: String.Index) -> Completion {
    let before = line[..<cursor]
    if before.hasPrefix("echo \"") {
      return Completion(
        wordStart: 5,
        candidates: ["\"two words\"", "\"two wires\""].filter { $0.hasPrefix(before.dropFirst(5)) },
        appendsSpace: true
      )
    }
    let wordStart = before.lastIndex(of: " ").map { before.index(after: $0) } ?? before.startIndex
    let word = before[wordStart...]
    let all =
      wordStart == before.startIndex
      ? ["echo", "epoch", "fail", "long", "quit", "stubborn", "where"]
      : ["grad.data.1", "grad.data.2", "grad.l2.1", "größe", "folder/"]
    let candidates = all.filter { $0.hasPrefix(word) }
    return Completion(
      wordStart: before.distance(from: before.startIndex, to: wordStart),
      candidates: candidates,
      appendsSpace: candidates != ["folder/"]
    )
  }
}
