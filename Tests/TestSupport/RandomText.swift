/// Random texts that look like documents often enough to be documents sometimes.
package struct RandomText {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// Lines that mean something to the format, right and wrong.
  package static let lines = [
    "", " ", "prose", "# Title", "é ‖δ‖ 🙂", "a\u{301}", "```", "````", "~~~", "   ```", "    ```",
    "```backprop", "````backprop fresh", "```backprop skip nocheck", "```backprop tol=1e-6",
    "```backprop tol=x", "  ~~~backprop", "```swift", "``` a`b", "```question", "bp> step", "bp>",
    "bp> cost  ", "  bp> step", "bp>step", "\\bp> step", "...", "\\...", "a [..] b", "a  ",
    "prompt: Why?", "answer: 1 + 2", "answer: b", "choice: yes", "choice: no", "hint: think",
    "  more of it", "tolerance: 1%", "skip: no", "id: one", "unknown: key", "<!-- backprop",
    "<!-- claim", "sentence: So it is.", "claim: n > 1", "keep: a = n", "wrong: 2 — no",
    "-->",
    "format: 1", "format: 2", "title: T", "minutes: 10", "settings: net 784-30-10 --seed 1",
    "\u{FEFF}", "\u{1B}[31m", "\r", "\0",
  ]

  /// A number in 0 ..< `bound`, by Knuth's linear congruential generator.
  package mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  package mutating func element<T>(of list: [T]) -> T {
    list[below(list.count)]
  }

  /// Up to `count` lines with mixed ends.
  package mutating func text(lines count: Int) -> String {
    var text = ""
    for _ in 0..<below(count + 1) {
      text += element(of: RandomText.lines) + element(of: ["\n", "\n", "\n", "\r\n"])
    }
    return below(3) == 0 ? text + "end" : text
  }

  /// Blocks of which each is whole, in random order.
  package mutating func document() -> String {
    var text = below(2) == 0 ? DocumentSamples.header : ""
    for number in 0..<below(8) {
      let blocks = DocumentSamples.blocks + ["```question\nprompt: \(number)?\nanswer: 1\n```\n"]
      text += element(of: blocks)
    }
    return below(3) == 0 ? text + "no newline" : text
  }

  /// The bytes with up to three of them changed, removed or repeated.
  package mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) where !bytes.isEmpty {
      let index = below(bytes.count)
      switch below(3) {
      case 0: bytes[index] = UInt8(below(256))
      case 1: bytes.remove(at: index)
      default: bytes.insert(bytes[index], at: index)
      }
    }
    return bytes
  }
}

/// Pieces of documents that are right.
package enum DocumentSamples {
  package static let sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

  package static let header = """
    <!-- backprop
    format: 1
    program: 0.1.0
    data: mnist-5k \(sha256)
    number: 4
    title: The case of the 11 %
    minutes: 20
    settings: net 784-30-10 --seed 1
    settings: set eta 0.5
    -->

    """

  package static let blocks = [
    "# A heading\n\nSome prose.\n\n",
    "```backprop\nbp> step\nstep 1: cost 3.5806 → 3.1012\n\nbp> forward\nbp> cost\n...\ntotal [..]\n```\n",
    "   ~~~~backprop fresh tol=1e-6\r\n   bp> cost\r\n   3.5\r\n ~~~~\r\n",
    "````backprop nocheck skip\nbp> help\n```\n\\bp> x\n\\...\n````   \n",
    "```backprop\n```\n",
    "<!-- claim\nrun: step\nsentence: It is so.\nclaim: step == 1\n-->\n",
    "```swift\nlet x = 1\n```\n",
    "````markdown\n```backprop\nbp> only an example\n```\n````\n",
    "\r\n\r\n",
  ]
}
