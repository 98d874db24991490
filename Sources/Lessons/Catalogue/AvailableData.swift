import Digits
import LessonFormat
import Wording

/// The data sets at hand, with their checksums: loaded once, whatever the number of files.
package struct AvailableData: Sendable {
  private struct Place: Sendable {
    let data: DataSet
    let sha256: String
  }

  private let places: [Place]

  /// The data in use first, then others that a file may ask for.
  package init(_ first: DataSet, _ others: DataSet...) {
    places = ([first] + others).map { Place(data: $0, sha256: $0.sha256()) }
  }

  /// What a header says about the data in use.
  var header: Header.DataSet {
    let data = places[0].data
    return Header.DataSet(name: Self.word(data.name), sha256: data.sha256())
  }

  /// The data in use for a document that does not ask for any: no checksum is computed.
  private init(unasked data: DataSet) {
    places = [Place(data: data, sha256: "")]
  }

  /// What one document needs: the data in use, and the bundled digits where it asks for those.
  ///
  /// Throws a `DigitsError` if they are not where the program was installed.
  static func serving(_ document: Document, _ data: DataSet) throws -> AvailableData {
    guard let wanted = document.header?.data else { return AvailableData(unasked: data) }
    let own = AvailableData(data)
    let isEnough = own.places[0].sha256 == wanted.sha256 || wanted.name != "mnist-5k"
    return isEnough ? own : AvailableData(data, try DataSet.bundled())
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

  /// The name as the one word that a header wants.
  static func word(_ name: String) -> String {
    let word = name.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    return word.isEmpty ? "unnamed" : word
  }
}
