/// A value as the length of a bar, to an eighth of a column.
public enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar of at most `width` columns: all of them for `maximum`, none for 0 and below.
  ///
  /// What is beyond the maximum ends in an arrow: it goes on where the bar cannot. Whatever is above 0
  /// shows at least an eighth, since a small share is not none. A value or maximum that is not a number
  /// has no bar; the number beside it says so.
  public static func text(
    _ value: Double,
    of maximum: Double,
    width: Int,
    role: Role = .plain
  ) -> Text {
    guard value > 0, maximum > 0, width > 0 else { return Text() }
    guard value <= maximum else {
      return Text(String(repeating: "█", count: width - 1) + "▶", role: role)
    }
    let share = value == maximum ? 1 : value / maximum
    let length = max(1, Int((share * Double(8 * width)).rounded()))
    return Text(String(repeating: "█", count: length / 8) + eighths[length % 8], role: role)
  }
}
