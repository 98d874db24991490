/// Where a long output pauses at the height of the screen.
enum Pauses: String, CaseIterable {
  /// In lessons and replays, which are there to be read.
  case lessons
  /// Everywhere.
  case on
  /// Nowhere.
  case off
}
