import Testing

@testable import TextRendering

struct ProgressBarTests {
  private func line(_ fraction: Double, _ style: Style = .plain) -> String {
    ProgressBar(fraction: fraction, label: "epoch 3", rate: "12,300 images/s").string(in: style)
  }

  @Test func aBarFillsUp() {
    #expect(line(0) == "epoch 3  [                              ]   0 %  12,300 images/s")
    #expect(line(0.57) == "epoch 3  [█████████████████▏            ]  57 %  12,300 images/s")
    #expect(line(1) == "epoch 3  [██████████████████████████████] 100 %  12,300 images/s")
    #expect(line(0.5, ascii) == "epoch 3  [###############               ]  50 %  12,300 images/s")
  }

  @Test func aNarrowTerminalHasAShorterBar() {
    let bar = ProgressBar(fraction: 0.5, label: "epoch 3", rate: "12,300 images/s")
    #expect(bar.string(in: .plain, columns: 79).hasPrefix("epoch 3  [██████████████▌"))
    #expect(bar.string(in: .plain, columns: 40) == "epoch 3  [███████       ]  50 %  12,300")
    #expect(bar.string(in: .plain, columns: 20) == "ep  [███▌   ]  50 %")
    #expect(bar.string(in: .plain, columns: 10) == " 50 %")
    #expect(bar.string(in: .plain, columns: 4) == "")
    #expect(bar.string(in: .plain, columns: 200) == bar.string(in: .plain))
    for columns in 0...90 {
      let line = bar.string(in: .plain, columns: columns)
      #expect(DisplayWidth.columns(of: line) < max(columns, 1))
    }
  }

  @Test func oneHundredPercentIsAllOfIt() {
    #expect(line(0.9999).contains(" 99 %"))
    #expect(line(7) == line(1))
    #expect(line(-1) == line(0))
    #expect(line(.nan) == line(0))
  }

  @Test(arguments: allStyles)
  func noTerminalOfEightyColumnsWrapsIt(style: Style) {
    let long = Text(String(repeating: "δ学 ", count: 50))
    for (label, rate) in [(long, long), ("", long), (long, ""), ("a\nb", "c\nd")] {
      for fraction in [0, 0.3, 1] {
        let line = ProgressBar(fraction: fraction, label: label, rate: rate).string(in: style)
        #expect(DisplayWidth.columns(of: stripped(line)) <= 79)
        #expect(!line.contains("\n"))
      }
    }
  }
}
