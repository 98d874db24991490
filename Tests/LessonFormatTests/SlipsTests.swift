import Testing

@testable import LessonFormat

/// What can be read and is hardly meant, each with its line and a word of what to write instead.
struct SlipsTests {
  static let question = "prompt: p\nanswer: 1\n"

  @Test(arguments: [
    // A block that is not closed swallows the next.
    ("```backprop\nbp> x\n\n```question\n\(question)```\n", 4, "end that with a line \"```\""),
    ("```backprop\nbp> x\n``\n\n```question\n\(question)```\n", 3, "commands of line 1: write"),
    ("```backprop\nbp> x\n~~~question\n\(question)```\n", 3, "opens inside of the commands"),
    ("```backprop\nbp> x\ny\n``\n```\n", 4, "\"``\" does not end the commands of line 1"),
    ("```\nx\n\n```backprop\nbp> x\n```\n", 4, "the block of line 1"),
    // A block without its word, or out of its place.
    ("```quiz\n\(question)```\n", 1, "write \"```question\""),
    ("```\n\(question)```\n", 1, "write \"```question\""),
    ("~~~q\n\(question)~~~\n", 1, "write \"~~~question\""),
    ("a\n```bash\nbp> x\n```\n", 2, "write \"```backprop\""),
    ("```quiet backprop\nbp> x\n```\n", 1, "first word"),
    ("```\nBP> x\n```\n", 1, "write \"```backprop\""),
    ("a\n\n    ```question\n    prompt: p\n    answer: 1\n    ```\n", 3, "begin the line"),
    ("> ```question\n> prompt: p\n> answer: 1\n> ```\n", 1, "begin the line with \"```question\""),
    ("- ```question\n  prompt: p\n  answer: 1\n  ```\n\n```\n", 1, "begin the line"),
    ("Now: ```backprop\nbp> x\n```\n\n```\n", 1, "begin the line with \"```backprop\""),
    ("``question\n\(question)\n", 1, "write \"```question\""),
    ("`backprop quiet\n", 1, "write \"```backprop quiet\""),
    ("a\n\nbp> step\n", 3, "stands in no block"),
    // Comments.
    ("<!--\n```question\n\(question)```\n-->\n", 1, "does not take out \"```question\" on line 2"),
    ("<!-- TODO\n\n## T\n", 1, "never closed"),
    ("<!-- TODO\n\n<!-- claim\nsentence: s\nclaim: 1 < 2\n-->\n", 1, "on line 3"),
    ("<!-- a --> b\n", 1, "end of a line"),
    ("b <!-- the answer is 3 -->\n", 1, "on a line of its own"),
    ("<!-- backprop\rformat: 1\r-->\r", 1, "line feeds"),
    // Headings.
    ("##Counting\n", 1, "write \"## Counting\""), ("a\n\n#Title\n\nb\n", 3, "\"# Title\""),
    ("####### Deep\n", 1, "\"###### Deep\""),
    // Said twice or in vain.
    (
      "<!-- backprop\nformat: 1\nseed: student\nsettings: set seed 3\n-->\n", 4, "remove \"set seed"
    ),
    ("```question\nprompt: p\nchoice: x\nchoice: x\nanswer: a\n```\n", 4, "the same as choice a"),
    (
      "```question\nprompt: p\n  choice: c\nchoice: x\nchoice: x\nanswer: a\n```\n", 5,
      "the same as choice a"
    ), ("```question\nprompt: p\nchoice: a) x\nchoice: y\nanswer: a\n```\n", 3, "leave \"a)\" out"),
    ("```question\nprompt: p\nchoice: x\nchoice: * y\nanswer: a\n```\n", 4, "leave \"*\" out"),
    (
      "```question\nprompt: p\nchoice: x\nchoice: y\nanswer: a\nwrong: b — u\nwrong: B — v\n```\n",
      7, "that of line 6"
    ),
    (
      "```question\nprompt: p\nanswer: n\nwrong: 2 * m / n — u\nwrong: m/n*2 — v\n```\n", 5,
      "that of line 4"
    ),
    ("<!-- claim\nkeep: eta = 1\nsentence: s\nclaim: eta < 2\n-->\n", 2, "under another"),
  ])
  func areNamed(_ text: String, line: Int, remedy: String) throws {
    let slips = try Document(parsing: text).slips
    #expect(slips.map(\.line) == [line], "\(slips)")
    #expect(slips.first?.reason.contains(remedy) == true, "\(slips)")
    #expect(throws: DocumentError.self) { try Document(parsing: text).handout() }
  }

  @Test(arguments: [
    "````\n```question\nprompt: p\nanswer: 1\n```\n````\n",
    "~~~~text\n```backprop\nbp> x\n```\n~~~~\n",
    "````backprop\nbp> x\n```question\n````\n", "Write `` ```question `` there.\n",
    "Write `<!-- claim` there.\n", "<!-- one\ntwo -->\n\ntext\n", "    <!-- code\n",
    "```text\nprompt: p\n```\n", "#3 of the list\n", "# T\n\n## S\n", "```python\n# a\n##b\n```\n",
    "```question\nprompt: p\nanswer: n\nwrong: eta / n — u\nwrong: 1 / (2 * n) — v\n```\n",
    "```question\nprompt: p\nchoice: a or b\nchoice: A * B\nanswer: a\n```\n",
    "See: ~~~question marks are fine~~~ here.\n", "Between ```question and ``` it stands.\n",
    "```question\nprompt: p\nanswer: n\nwrong: w2[3,7] — u\nwrong: abs(w2[3,7]) — v\n```\n",
    "```question\nprompt: p\nanswer: n\nwrong: w2[3,7] — u\nwrong: max(0, w2[3,7]) — v\n```\n",
  ])
  func whatIsMeantIsNone(_ text: String) throws {
    let slips = try Document(parsing: text).slips
    #expect(slips.isEmpty, "\(slips)")
  }

  /// Several are said in one run, in order, and not without end.
  @Test func severalAreSaid() throws {
    let text = "##A\n\nb <!-- c -->\n\n``question\n"
    #expect(try Document(parsing: text).slips.map(\.line) == [1, 3, 5])
    #expect(try Document(parsing: String(repeating: "##A\n", count: 50)).slips.count == 20)
  }

  /// A file may ask for much looking: it is read, and looked at, all the same.
  @Test func hostileFilesAreDoneWith() throws {
    let fences = String(repeating: "> ```backprop\n", count: 70_000)
    #expect(try Document(parsing: fences).slips.count == 20)
    let ideas = (0..<10_000).map { "wrong: \($0)\u{2014}u\n" }.joined()
    _ = try Document(parsing: "```question\nprompt: p\nanswer: n\n\(ideas)```\n").slips
    let dashes = String(repeating: "  " + String(repeating: "- ", count: 1_900) + "\n", count: 200)
    let text = "```question\nprompt: p\nanswer: n\nwrong: x\n\(dashes)```\n"
    #expect(throws: DocumentError.self) { try Document(parsing: text) }
  }

  /// A learner's file is graded as it was: only who writes lessons hears of it.
  @Test func gradingPassesThemOver() throws {
    let text = "```backprop\nbp> x\n```question\n```\n##A\n"
    let (document, faults) = try Document.salvaging(Array(text.utf8))
    #expect(faults.isEmpty)
    #expect(document.exchanges.map(\.output) == [["```question"]])
  }
}
