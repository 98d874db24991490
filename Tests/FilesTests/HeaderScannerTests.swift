import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct HeaderScannerTests {
  /// Strings as the system's JSON reader takes them.
  @Test(arguments: [
    #""""#, #""w1""#, #""\"\\\/\b\f\n\r\t""#, #""\u00e9 \u2212 \ud83d\ude00""#, #""δ 手 😀""#,
    #""\uFFFF\u0000""#,
  ])
  func strings(json: String) throws {
    var scanner = HeaderScanner(json.utf8)
    let expected = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [String]
    #expect([try scanner.string()] == expected)
    #expect(throws: Never.self) { try scanner.end() }
  }

  @Test(arguments: [
    "", "\"", "\"abc", #""\"#, #""\""#, #""\q""#, #""\u12""#, #""\u12g4""#, #""\ud83d""#,
    #""\ud83dx""#,
    #""\ud83d\u0041""#, #""\ude00""#, "\"\n\"", "'a'", "a",
  ])
  func notStrings(json: String) {
    var scanner = HeaderScanner(json.utf8)
    #expect(throws: MalformedHeader.self) { try scanner.string() }
  }

  @Test func bytesThatAreNotUTF8() {
    for bytes in [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x88]] as [[UInt8]] {
      var scanner = HeaderScanner([0x22] + bytes + [0x22])
      #expect(throws: MalformedHeader.self) { try scanner.string() }
    }
  }

  @Test func counts() throws {
    var scanner = HeaderScanner(" [ 784 ,\n30 ] []".utf8)
    #expect(try scanner.counts() == [784, 30])
    #expect(try scanner.counts() == [])
    for text in [
      "", "[", "[1", "[1,", "[1,]", "[,1]", "[-1]", "[+1]", "[1.0]", "[1e2]", "[01]", "[true]",
      "[null]",
      "[\"1\"]", "[9223372036854775808]", "[[1]]", "[1 2]", "1",
    ] {
      var scanner = HeaderScanner(text.utf8)
      #expect(throws: MalformedHeader.self, "\(text)") { try scanner.counts() }
    }
  }

  @Test func keysComeOnce() throws {
    var scanner = HeaderScanner(#"{"a": "b", "a": "c"}"#.utf8)
    let error = try #require(throws: MalformedHeader.self) {
      try scanner.members { _, scanner in _ = try scanner.string() }
    }
    #expect(error.reason == "its header says a twice")
  }
}
