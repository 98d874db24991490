import Testing

@testable import LessonFormat

struct DocumentHandoutTests {
  private let lesson = """
    <!-- backprop
    format: 1
    title: T
    seed: student
    -->
    Prose with `answer: 3`.

    <!-- for us: the answer is
    4 -->

    ```backprop
    bp> step
    step 1
    ```

    <!-- claim
    sentence: s
    claim: 1 < 2
    -->

      ```question
      prompt: What
        is it?
      answer: eta
        + 1
      tolerance: 1%
      wrong: eta — one
        less
      hint: h
      explanation: because
        of it
      points: 3
      ```

    ~~~question
    id: q
    prompt: Which?
    choice: one
    choice: two
    answer: b
    ~~~

    """

  @Test func tellsNoAnswer() throws {
    let handout = try Document(parsing: lesson).handout()
    #expect(
      handout.text == """
        <!-- backprop
        format: 1
        title: T
        seed: student
        -->
        Prose with `answer: 3`.

        ```backprop
        bp> step
        ```

          ```question
          prompt: What
            is it?
          answer: ?
          tolerance: 1%
          hint: h
          points: 3
          ```

        ~~~question
        id: q
        prompt: Which?
        choice: one
        choice: two
        answer: ?
        ~~~

        """
    )
    let questions = try Document(parsing: lesson).questions
    #expect(zip(questions, handout.questions).allSatisfy { $1.saysTheSame(as: $0.withheld) })
    #expect(handout.questions.map(\.answer) == [.withheld(of: []), .withheld(of: ["one", "two"])])
    #expect(questions.map(\.points) == [3, 1])
  }

  @Test func isMadeOfALessonOnly() throws {
    let handout = try Document(parsing: lesson).handout()
    #expect(throws: DocumentError.self) { try handout.handout() }
    let taken = lesson + "```backprop\nbp> answer b\nright\n```\n"
    #expect(throws: DocumentError.self) { try Document(parsing: taken).handout() }
  }

  @Test func keepsTheEndsOfLines() throws {
    let text = lesson.replacing("\n", with: "\r\n")
    let handout = try Document(parsing: text).handout()
    #expect(
      handout.text == (try Document(parsing: lesson).handout().text.replacing("\n", with: "\r\n"))
    )
  }
}
