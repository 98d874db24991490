import Foundation
import TextRendering

#if canImport(FoundationXML)
import FoundationXML
#endif

@testable import Handouts

/// Reads a file as XML: its elements, and the first mistake, if it is none.
final class WellFormed: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var texts = ""
  private(set) var mistake: String?

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() {
      mistake = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "no XML")"
    }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { texts += string }
}

extension Drawable {
  /// The picture as a file.
  var svg: String { FigureSheet(figures, version: "0.0.0").svg }
}

/// Names that would be markup, formulas or a mess.
let hostile = "</title><script>alert(1)</script> \"'&\u{0}\u{202E}"
