import Testing

@testable import Handouts

struct MarkupTests {
  @Test func aStringIsText() {
    let words = "<script>alert('x') & \"y\"</script>"
    let markup: Markup = "<p title=\"\(words)\">\(words)</p>"
    let escaped = "&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;"
    #expect(markup.source == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test func markupStaysMarkup() {
    let inner: Markup = "<b>1</b>"
    #expect(("<p>\(inner)</p>" as Markup).source == "<p><b>1</b></p>")
    #expect([inner, inner].joined(", ").source == "<b>1</b>, <b>1</b>")
  }

  @Test func lengthsAreShort() {
    #expect(
      ("\(3) \(2.0) \(0.25) \(1.0 / 3) \(-0.001) \(100.0)" as Markup).source
        == "3 2 0.25 0.33 0 100"
    )
  }

  /// What XML has no character for, and what would turn the words of a page round, is seen.
  @Test func whatIsInvisibleIsSpelledOut() {
    let text = "a\u{0}\u{1B}[1m\u{202E}\u{FFFF}\r"
    #expect(Markup(text).source == "a^@^[[1m&lt;U+202E&gt;\u{FFFD}^M")
  }
}
