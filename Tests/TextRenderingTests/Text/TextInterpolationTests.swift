import Testing

@testable import TextRendering

struct TextInterpolationTests {
  @Test func partsKeepTheirRoles() {
    let inner: Text = "x \("y", .firstTerm)"
    let text: Text = "<\(inner)> \(inner, .data) \("s", .good) \(5) \(7, .bad) \("sub".dropFirst())"
    let expected =
      Text("<x ") + "y".role(.firstTerm) + "> " + "x ".role(.data) + "y".role(.firstTerm) + " "
      + "s".role(.good) + " 5 " + "7".role(.bad) + " ub"
    #expect(text == expected)
  }

  @Test func aTextInAStringGivesItsCharacters() {
    let text: Text = "\("a", .data)b"
    #expect("<\(text)>" == "<ab>")
  }
}
