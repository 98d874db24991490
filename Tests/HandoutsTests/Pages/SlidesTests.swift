import Testing

@testable import Handouts

struct SlidesTests {
  /// The script is the only one of a page of slides, and of no other page.
  @Test func onlySlidesHaveAScript() {
    var page = HTMLPage(title: "t", version: "0")
    page.add(markdown: ["# A", "## B"])
    #expect(!page.source().contains("script"))
    let slides = page.source(asSlides: true)
    #expect(slides.contains("<script>\(Slides.script.source)</script>"))
    #expect(slides.contains("script-src 'sha256-\(Slides.hash.source)'"))
  }
}
