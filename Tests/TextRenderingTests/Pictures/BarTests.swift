import Testing

@testable import TextRendering

struct BarTests {
  @Test(arguments: [
    (8.0, 8.0, "████████"), (4.125, 8, "████▏"), (4.5, 8, "████▌"), (0, 8, ""), (-3, 8, ""),
    (9, 8, "███████▶"), (1e-9, 8, "▏"), (.nan, 8, ""), (1, .nan, ""), (1, 0, ""),
    (.infinity, 8, "███████▶"), (.infinity, .infinity, "████████"), (1, .infinity, "▏"),
    (.greatestFiniteMagnitude, .greatestFiniteMagnitude, "████████"), (7.99, 8, "████████"),
  ])
  func lengthIsTheShare(value: Double, maximum: Double, bar: String) {
    #expect(Bar.text(value, of: maximum, width: 8).description == bar)
  }

  @Test func aBarHasARoleAndAnAsciiForm() {
    let bar = Bar.text(2.6, of: 4, width: 4, role: .firstTerm)
    #expect(bar == "██▋".role(.firstTerm))
    #expect(bar.string(in: ascii) == "###")
    #expect(Bar.text(1, of: 2, width: 0) == "")
  }
}
