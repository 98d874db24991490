import TestSupport
import Testing

@testable import LessonFormat

@Suite struct DocumentTests {
  static let lesson = """
    \(DocumentSamples.header)
    # The case of the 11 %

    ```backprop
    bp> batch
    batch 1 of 400

    labels 5 0 4
    bp> forward
    bp> cost
    total 3.251123e+00
    ```

    Some prose.
    ```question
    prompt: By what share?
    answer: eta * lambda / n
    ```
    ```backprop fresh tol=1e-6
    bp> step
    bp> cost
    ```
    """

  @Test func findsEveryPieceWithItsLine() throws {
    let document = try Document(parsing: Self.lesson)
    #expect(document.items.map(\.line) == [11, 15, 19, 20, 23, 25, 30, 31])
    #expect(document.header?.title == "The case of the 11 %")
    let exchanges = document.exchanges
    #expect(exchanges.map(\.command) == ["batch", "forward", "cost", "step", "cost"])
    #expect(exchanges[0].output == ["batch 1 of 400", "", "labels 5 0 4"])
    #expect(exchanges[1].output == [])
    #expect(exchanges[2].output == ["total 3.251123e+00"])
    #expect(exchanges.map(\.options.startsFresh) == [false, false, false, true, false])
    #expect(exchanges.map(\.options.tolerance) == [nil, nil, nil, 1e-6, 1e-6])
    #expect(document.questions.map(\.prompt) == ["By what share?"])
    guard case .prose(let prose) = document.items[4] else {
      Issue.record("item 4 is \(document.items[4])")
      return
    }
    #expect(prose.lines == ["", "Some prose."])
  }

  @Test(arguments: [
    "", "\n", "a", "a\r\nb\n", "\u{FEFF}<!-- backprop\nformat: 1\n-->\n",
    "\u{FEFF}```backprop\n```",
    "e\u{301} and é\n", "```\nbp> not a command\n```\n", "    ```backprop\n", "lone\rreturn\n\r\n",
    "> ```backprop\n", "`` ``` ``\n", "```backprop\n\n```".replacing("\n\n", with: "\n"),
    "```  backprop   skip\t\nbp> x\n   ``````  \n", "```a`b\n", "~~~ a`b ~\n~~~~~\n",
  ])
  func printsWhatItParsed(_ text: String) throws {
    #expect(try Array(Document(parsing: text).text.utf8) == Array(text.utf8))
  }

  @Test func printsRandomDocumentsToTheByte() throws {
    var random = RandomText(seed: 1)
    for _ in 0..<2_000 {
      let text = random.document()
      let document: Document
      do {
        document = try Document(parsing: text)
      } catch {
        // The same question may be drawn twice; nothing else can be wrong.
        #expect(error.reason.contains("cannot be told from"))
        continue
      }
      #expect(Array(document.text.utf8) == Array(text.utf8))
    }
  }

  @Test func parsesOrRefusesRandomLines() {
    var random = RandomText(seed: 2)
    var parsed = 0
    for _ in 0..<5_000 {
      let text = random.text(lines: 12)
      guard let document = try? Document(parsing: text) else { continue }
      parsed += 1
      #expect(Array(document.text.utf8) == Array(text.utf8))
    }
    #expect(parsed > 500)
  }

  @Test func parsesOrRefusesDamagedBytes() {
    var random = RandomText(seed: 3)
    var parsed = 0
    for _ in 0..<5_000 {
      let bytes = random.mutated(Array(random.document().utf8))
      guard let document = try? Document(parsing: bytes) else { continue }
      parsed += 1
      #expect(Array(document.text.utf8) == bytes)
    }
    #expect(parsed > 500)
  }

  @Test func theFormatsOwnDescriptionIsRight() throws {
    let text = """
      ```question
      id: shrink
      prompt: By what share does L2 alone shrink a weight in one step?
      answer: eta * lambda / n
      tolerance: 0.1%
      hint: Write the update of a weight whose data gradient is 0.
      hint: w ← (1 − ηλ/n) w
      explanation: The same share for every weight, whatever the images.
      skip: no
      ```
      """
    let question = try #require(try Document(parsing: text).questions.first)
    #expect(question.id == "shrink")
    #expect(question.hints.count == 2)
    #expect(!question.maySkip)
  }
}
