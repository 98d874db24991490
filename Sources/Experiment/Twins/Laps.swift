/// How twins keep step: stretches of images that all of them draw before the next begins.
///
/// They end where every twin has seen the same images: after a step where all have mini-batches of one
/// size, else after a multiple of all sizes; always at the end of an epoch. Nothing but the sessions
/// decides where, so a run that was stopped after a lap stops there again.
struct Laps: Sequence, IteratorProtocol {
  /// One stretch.
  struct Lap {
    /// Images that each twin draws; 0 where it finishes the step that was begun.
    let images: Int
    /// Whether they are the last of an epoch.
    let endsEpoch: Bool
  }

  /// n, images of an epoch.
  private let n: Int
  /// Images after which all have made whole steps.
  private let unit: Int
  /// Images of a lap that is not cut short.
  private let stride: Int
  private let largest: Int
  private var position: Int
  private var left: Twins.Length
  private var isBegun: Bool

  /// The laps of sessions that have drawn the same images; a step that was begun is the first.
  init(of sessions: [Session], _ length: Twins.Length) {
    let first = sessions[0]
    let sizes = sessions.map { Swift.min($0.settings.batchSize, $0.n) }
    let begun = first.step.flatMap { $0.phase == .update ? nil : $0 }
    let n = first.n
    self.n = n
    largest = sizes.max() ?? 1
    unit = sizes.reduce(1) { Self.leastMultiple($0, $1, below: n) }
    let unit = Double(unit)
    let cost = sessions.reduce(0) { sum, session in
      sum + unit / Double(Swift.min(session.settings.batchSize, n)) * session.costOfStep
    }
    let most = Double(sessions.count) * Self.cost / cost
    stride = self.unit * Swift.max(1, Int(Swift.min(most, Double(n) / unit)))
    position = first.position
    // An epoch whose last mini-batch was begun ends with it.
    if position >= n, begun?.number == nil { position = 0 }
    left = length
    isBegun = begun != nil
  }

  /// What a lap of one twin takes, about: some thousandths of a second.
  private static let cost = 1e8

  /// The least common multiple; `limit` if that is larger.
  private static func leastMultiple(_ a: Int, _ b: Int, below limit: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return Swift.min(limit, a / x * b)
  }

  /// The next lap; none when all is done.
  mutating func next() -> Lap? {
    switch left {
    case .epochs(0), .steps(...0): return nil
    case .epochs(let count):
      let lap = lap(of: isBegun ? 0 : stride)
      if lap.endsEpoch { left = .epochs(count - 1) }
      return lap
    case .steps(let count) where isBegun:
      left = .steps(count - 1)
      return lap(of: 0)
    case .steps(let count):
      let wanted = count > stride / largest ? stride : (count * largest + unit - 1) / unit * unit
      let lap = lap(of: wanted)
      left = .steps(count - (lap.images + largest - 1) / largest)
      return lap
    }
  }

  private mutating func lap(of images: Int) -> Lap {
    isBegun = false
    if images > 0, position >= n { position = 0 }
    let images = Swift.min(images, n - position)
    let endsEpoch = position + images >= n
    position = endsEpoch ? 0 : position + images
    return Lap(images: images, endsEpoch: endsEpoch)
  }

  /// Laps there are, at most.
  var most: Int {
    let inEpoch = (n + stride - 1) / stride
    switch left {
    case .epochs(let count): return count * inEpoch
    case .steps(let count):
      let steps = Swift.max(1, stride / largest)
      return count / steps + 1 + count * largest / n
    }
  }
}
