import Testing

@testable import TextRendering

struct AsciiSpellingTests {
  @Test(arguments: [
    ("δ₂ = (δ₃ W₃ᵀ) ⊙ σ′(z₂)", "delta2 = (delta3 W3^T) .* sigma'(z2)"),
    ("λ/(2n) Σw²", "lambda/(2n) sum w^2"), ("cost 3.58 → 3.10", "cost 3.58 -> 3.10"),
    ("‖·‖₂", "||.||2"), ("10×30", "10x30"), ("████▏", "####."), ("plain", "plain"),
    ("naïve", "na<U+00EF>ve"), ("⠀⠁⠠⢇", " '.:"),
  ])
  func symbolsHaveSpellings(text: String, spelling: String) {
    #expect(AsciiSpelling.spell(text) == spelling)
  }

  @Test func everythingBecomesAscii() {
    for value in UInt32(0x80)...0x30FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(AsciiSpelling.spell(String(scalar)).utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func rolesAreKept() {
    let text: Text = "a \("δ → δ", .data) b"
    #expect(text.spelled(in: .ascii) == "a \("delta -> delta", .data) b")
    #expect(text.spelled(in: .unicode) == text)
  }
}
