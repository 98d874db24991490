import BackpropCore
import Digits
import Wording

extension Session {
  /// How large the session is.
  package var size: SessionSize {
    SessionSize(
      sizes: settings.sizes,
      batchSize: max(settings.batchSize, step?.m ?? 0),
      images: n,
      dataBytes: Self.bytes(of: source.training, source.test, data.training),
      hasMistake: planted != nil,
      keptBytes: runs.reduce(0) { $0 + $1.bytes }
    )
  }

  /// Makes sure that a session of another size fits into memory, before it is made.
  ///
  /// Throws a `LearnerError` that says how large it would be, and what makes it smaller.
  package func requireRoom(work: Work, _ change: (inout SessionSize) -> Void) throws {
    var size = size
    change(&size)
    try work.admit(size)
    guard size.bytes > Limits.sessionBytes else { return }
    let tenths = (size.bytes * 10 + (1 << 30) - 1) >> 30
    let twins = size.twins == 0 ? "" : ", for \(size.twins) twins,"
    throw LearnerError(
      "\(size.sizes.map { String($0) }.joined(separator: "-")) with mini-batches of \(size.m) of "
        + "\(size.images) images\(twins) would take \(tenths / 10).\(tenths % 10) GiB, and a session may hold 1: "
        + "set batch 10 first, or take a smaller network or fewer images"
    )
  }

  /// Bytes of sets; what they share counts once.
  package static func bytes(of sets: DigitSet...) -> Int {
    var held = HeldMemory()
    held.add(sets.flatMap(\.blocks).map { Holding($0) })
    return held.bytes
  }
}
