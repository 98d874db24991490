/// What is wrong with a header, as the end of a sentence.
package struct MalformedHeader: Error {
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}
