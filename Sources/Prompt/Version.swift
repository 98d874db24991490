/// The version of the program.
package enum Version {
  /// As `--version` prints it and transcripts state it.
  package static let number = "0.1.0"
}
