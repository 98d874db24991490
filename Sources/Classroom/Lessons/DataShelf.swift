import Digits
import LessonFormat

/// The data sets at hand, with their checksums: loaded once, whatever the number of files.
public struct DataShelf: Sendable {
  private struct Place: Sendable {
    let data: DataSet
    let sha256: String
  }

  private let places: [Place]

  /// The data in use first, then others that a file may ask for.
  public init(_ first: DataSet, _ others: DataSet...) {
    places = ([first] + others).map { Place(data: $0, sha256: $0.sha256()) }
  }

  /// The data that a document wants; those in use if it does not say.
  ///
  /// Throws a `LearnerError` where they are not at hand.
  func data(for wanted: Header.DataSet?) throws -> DataSet {
    guard let wanted else { return places[0].data }
    if let place = places.first(where: { $0.sha256 == wanted.sha256 }) { return place.data }
    throw LearnerError(
      "the numbers come from other data, \(wanted.name) with SHA-256 \(wanted.sha256.prefix(12))…, "
        + "and here is \(places[0].data.name) with \(places[0].sha256.prefix(12))…: "
        + "start backprop with --data DIR"
    )
  }
}
