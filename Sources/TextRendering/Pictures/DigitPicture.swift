/// A grey picture, such as a handwritten digit: 0 is background, 255 is ink.
///
/// In colour a line shows two rows of pixels, white on black: 14 lines of 28 columns for a digit. In
/// plain text a pixel is two characters of a ramp from light to dark: 28 lines of 56 columns. A picture
/// that is too wide for the page is made smaller by averaging.
public struct DigitPicture: Block {
  private static let ramp = Array(" .:-=+*#%@")

  /// Row after row, height × width values.
  public let pixels: [UInt8]
  /// Rows of pixels.
  public let height: Int
  /// Pixels in a row.
  public let width: Int
  /// What stands above the picture; nothing if empty.
  public let caption: Text
  /// Whether rows and columns are numbered, where there is room.
  public let isRuled: Bool

  /// A picture of height × width pixels.
  public init(pixels: [UInt8], height: Int, width: Int, caption: Text = "", isRuled: Bool = false) {
    precondition(
      height >= 0 && width >= 0 && pixels.count == height * width,
      "a picture of \(height) × \(width) pixels cannot have \(pixels.count)"
    )
    self.pixels = pixels
    self.height = height
    self.width = width
    self.caption = caption
    self.isRuled = isRuled
  }

  /// The caption and the picture below it.
  public func lines(in style: Style) -> [String] {
    (caption.isEmpty ? [] : caption.lines(in: style))
      + ruled(drawing(in: style, isSmall: false), style)
  }

  /// The lines of a drawing with the numbers of rows and columns, if they are wanted and there is room.
  private func ruled(_ drawing: Drawing, _ style: Style) -> [String] {
    let gutter = Ruler.gutter(rows: height)
    let columnsPerPixel = style.drawsHalfBlocks ? 1 : 2
    guard isRuled, drawing.width == width * columnsPerPixel, gutter + drawing.width <= Page.columns
    else { return drawing.lines }
    let numbers = Ruler.columns(0..<width, gutter: gutter, columnsPerValue: columnsPerPixel)
    let rowsPerLine = style.drawsHalfBlocks ? 2 : 1
    return [numbers.string(in: style)]
      + drawing.lines.enumerated().map { index, line in
        Ruler.numbered(line, row: index * rowsPerLine, gutter: gutter, in: style)
      }
  }

  /// The lines of a picture, and the columns that it takes.
  struct Drawing {
    var lines: [String]
    var width: Int
  }

  /// The picture without its caption.
  ///
  /// Small, for many at once, is in plain text one character a pixel, each line the average of two
  /// rows; in colour a picture is small already.
  func drawing(in style: Style, isSmall: Bool) -> Drawing {
    let isColored = style.drawsHalfBlocks
    let columnsPerPixel = isColored || isSmall ? 1 : 2
    let factor = max(1, (width * columnsPerPixel + Page.columns - 1) / Page.columns)
    let rowFactor = isSmall && !isColored ? 2 * factor : factor
    let picture = shrunk(rowFactor: rowFactor, columnFactor: factor)
    return Drawing(
      lines: isColored
        ? picture.coloredLines(in: style) : picture.plainLines(columnsPerPixel: columnsPerPixel),
      width: picture.width * columnsPerPixel
    )
  }

  private func coloredLines(in style: Style) -> [String] {
    HalfBlocks.lines(height: height, width: width) { row, column in
      Self.gray(pixels[row * width + column], in: style)
    }
  }

  /// Black to white: exactly, or by the palette's black, 24 greys and white.
  private static func gray(_ pixel: UInt8, in style: Style) -> Ink {
    guard style.color != .trueColor else { return .rgb(pixel, pixel, pixel) }
    switch Int(pixel) * 26 / 256 {
    case 0: return .palette(16)
    case 25: return .palette(231)
    case let level: return .palette(UInt8(231 + level))
    }
  }

  private func plainLines(columnsPerPixel: Int) -> [String] {
    (0..<height).map { row in
      var line = pixels[row * width..<(row + 1) * width].map { pixel in
        Self.ramp[Int(pixel) * Self.ramp.count / 256]
      }[...]
      while line.last == " " { line.removeLast() }
      return line.map { String(repeating: $0, count: columnsPerPixel) }.joined()
    }
  }

  /// The picture with blocks of pixels replaced by their average; at the edges, by what there is.
  private func shrunk(rowFactor: Int, columnFactor: Int) -> DigitPicture {
    guard rowFactor > 1 || columnFactor > 1 else { return self }
    var averages: [UInt8] = []
    for top in stride(from: 0, to: height, by: rowFactor) {
      for left in stride(from: 0, to: width, by: columnFactor) {
        var sum = 0
        var count = 0
        for row in top..<min(top + rowFactor, height) {
          for column in left..<min(left + columnFactor, width) {
            sum += Int(pixels[row * width + column])
            count += 1
          }
        }
        averages.append(UInt8((sum + count / 2) / count))
      }
    }
    return DigitPicture(
      pixels: averages,
      height: (height + rowFactor - 1) / rowFactor,
      width: (width + columnFactor - 1) / columnFactor
    )
  }
}
