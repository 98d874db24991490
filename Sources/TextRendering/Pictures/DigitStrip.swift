/// Several pictures at once, such as a mini-batch: side by side, as many as fit, each under its caption.
///
/// A 28 × 28 digit takes 28 columns and 14 lines in every style, so two stand abreast.
public struct DigitStrip: Block {
  private static let gap = "    "
  private static let widestCaption = 38

  /// The pictures, in reading order.
  public let pictures: [DigitPicture]

  /// A strip of these pictures.
  public init(_ pictures: [DigitPicture]) {
    self.pictures = pictures
  }

  /// The pictures, an empty line between one row of them and the next.
  public func lines(in style: Style) -> [String] {
    let cells = pictures.map { picture in
      (
        drawing: picture.drawing(in: style, isSmall: true),
        caption: picture.caption.spelled(in: style.glyphs)
      )
    }
    let width =
      cells.map { cell in
        max(cell.drawing.width, min(cell.caption.lineWidth, Self.widestCaption))
      }.max() ?? 0
    let abreast = max(1, (Page.columns + Self.gap.count) / (width + Self.gap.count))

    var lines: [String] = []
    for start in stride(from: 0, to: cells.count, by: abreast) {
      let row = cells[start..<min(start + abreast, cells.count)]
      if start > 0 { lines.append("") }
      if row.contains(where: { !$0.caption.isEmpty }) {
        lines += captionLines(row.map { $0.caption.folded(to: width) }, width, style)
      }
      lines += pictureLines(row.map(\.drawing), width, style)
    }
    return lines
  }

  private func captionLines(_ captions: [[Text]], _ width: Int, _ style: Style) -> [String] {
    let height = captions.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = Text()
      for (index, caption) in captions.enumerated() {
        if index > 0 { text += Text(Self.gap) }
        text += (caption.dropFirst(line).first ?? Text()).padded(to: width, .left)
      }
      return text.trimmed.string(in: style)
    }
  }

  private func pictureLines(
    _ drawings: [DigitPicture.Drawing],
    _ width: Int,
    _ style: Style
  ) -> [String] {
    let height = drawings.map(\.lines.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      var column = 0
      for (index, drawing) in drawings.enumerated() {
        guard let part = drawing.lines.dropFirst(line).first, !part.isEmpty else { continue }
        let start = index * (width + Self.gap.count)
        text += String(repeating: " ", count: start - column) + part
        // A coloured line is as wide as its picture; a plain one ends at its last mark.
        column = start + (style.drawsHalfBlocks ? drawing.width : part.count)
      }
      return text
    }
  }
}
