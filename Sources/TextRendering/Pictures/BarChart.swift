/// Values by the names of their places, of one kind or several: bars where there is room to draw them.
///
/// In a terminal it is a table, since there the numbers are read; whoever makes the chart gives that too.
public struct BarChart: Block {
  /// Values of one kind, one for each place.
  public struct Series: Sendable {
    /// What they are called.
    public var name: String
    /// The values; NaN and infinities have no bar.
    public var values: [Double]
    /// What they mean, for their colour; nil for the colours of the signs.
    public var role: Role?

    /// Values of this kind.
    public init(name: String, values: [Double], role: Role? = nil) {
      (self.name, self.values, self.role) = (name, values, role)
    }
  }

  /// What stands above the bars.
  public let title: String
  /// What the places are: `unit`.
  public let placeName: String
  /// The name of each place.
  public let places: [String]
  /// The values of each kind.
  public let series: [Series]
  private let table: Table

  /// Bars, and the table that a terminal shows.
  public init(
    title: String,
    placeName: String,
    places: [String],
    series: [Series],
    table: Table
  ) {
    precondition(series.allSatisfy { $0.values.count == places.count }, "every place has a value")
    (self.title, self.placeName, self.places) = (title, placeName, places)
    (self.series, self.table) = (series, table)
  }

  /// The lines of the table.
  public func lines(in style: Style) -> [String] { table.lines(in: style) }

  /// The ends of its lines.
  public var leastBytes: Int { table.leastBytes }
}
