/// How far a long command has come, as one line that the edge draws over and over.
public struct ProgressBar: Sendable {
  private static let limit = 79
  private static let barWidth = 30

  /// What is done, from 0 to 1; what lies outside is drawn as the nearer of both.
  public var fraction: Double

  /// What is being done, at the left: `epoch 3`.
  public var label: Text

  /// How fast, at the right: `12,300 images/s`.
  public var rate: Text

  /// A bar at this fraction.
  public init(fraction: Double, label: Text, rate: Text = "") {
    self.fraction = fraction
    self.label = label
    self.rate = rate
  }

  /// One line that no terminal of so many columns wraps: `epoch 3  [████▌   ]  57 %`.
  ///
  /// It says 100 % only when all is done. In narrow terminals the bar is shorter; the label, then the
  /// rate, are cut if there is no room, and at last there is the percentage alone, or nothing.
  public func string(in style: Style, columns: Int = 80) -> String {
    let limit = min(Self.limit, columns - 1)
    let done = fraction > 0 ? min(fraction, 1) : 0
    let percent = done == 1 ? 100 : min(Int((done * 100).rounded()), 99)
    let number = Text("\(percent) %").padded(to: 5, .right)
    let barWidth = limit == Self.limit ? Self.barWidth : max(0, limit * 3 / 8)
    let bar = Bar.text(done, of: 1, width: barWidth).spelled(in: style.glyphs)
    let middle: Text = "[\(bar.padded(to: barWidth, .left), .good)] \(number)"
    guard middle.lineWidth <= limit else {
      return number.lineWidth <= limit ? number.string(in: style) : ""
    }

    var room = limit - middle.lineWidth
    func fit(_ text: Text) -> Text {
      let fitting = text.spelled(in: style.glyphs).splitLines()[0].cut(to: max(0, room - 2))
      room -= fitting.isEmpty ? 0 : fitting.lineWidth + 2
      return fitting
    }
    let left = fit(label)
    let right = fit(rate)
    let parts = [left, middle, right].filter { !$0.isEmpty }
    return parts.dropFirst().reduce(parts[0]) { $0 + "  " + $1 }.string(in: style)
  }
}
