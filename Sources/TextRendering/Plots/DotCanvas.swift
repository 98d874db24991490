/// A field of dots, 2 × 4 of them in every character, drawn in braille.
struct DotCanvas: Equatable {
  /// A dot: `x` from the left, `y` from the top.
  struct Dot {
    var x: Int
    var y: Int

    /// The character that it lies in.
    var cell: Cell { Cell(column: x / 2, row: y / 4) }
  }

  /// A character of the canvas.
  struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// Characters in a line.
  let columns: Int
  /// Lines.
  let rows: Int

  /// One bit a dot, in the order of Unicode's braille patterns.
  private var dots: [UInt8]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
  }

  /// A line through points, broken where there is none.
  init(through points: [(x: Double, y: Double)?], in frame: PlotFrame) {
    self.init(columns: frame.columns, rows: frame.rows)
    var last: Dot?
    for point in points {
      let dot = point.map { frame.dot(x: $0.x, y: $0.y) }
      if let dot { drawLine(from: last ?? dot, to: dot) }
      last = dot
    }
  }

  /// Whether it has no dot.
  var isEmpty: Bool { dots.allSatisfy { $0 == 0 } }

  /// The dots of a character; 0 for none.
  subscript(cell: Cell) -> UInt8 { dots[cell.row * columns + cell.column] }

  /// The uppermost character with dots in a column.
  func top(ofColumn column: Int) -> Cell? {
    (0..<rows).lazy.map { Cell(column: column, row: $0) }.first { self[$0] != 0 }
  }

  /// Sets the dots of a straight line, both ends included (Bresenham 1965).
  mutating func drawLine(from start: Dot, to end: Dot) {
    let width = abs(end.x - start.x)
    let height = abs(end.y - start.y)
    let right = end.x >= start.x ? 1 : -1
    let down = end.y >= start.y ? 1 : -1
    var dot = start
    var error = width - height
    set(dot)
    while dot.x != end.x || dot.y != end.y {
      let doubled = 2 * error
      if doubled > -height {
        error -= height
        dot.x += right
      }
      if doubled < width {
        error += width
        dot.y += down
      }
      set(dot)
    }
  }

  private mutating func set(_ dot: Dot) {
    let left: [UInt8] = [0x01, 0x02, 0x04, 0x40]
    let right: [UInt8] = [0x08, 0x10, 0x20, 0x80]
    dots[dot.cell.row * columns + dot.cell.column] |= (dot.x % 2 == 0 ? left : right)[dot.y % 4]
  }

  /// The braille character of these dots.
  static func character(of dots: UInt8) -> Character {
    Character(Unicode.Scalar(0x2800 + UInt16(dots)) ?? " ")
  }
}
