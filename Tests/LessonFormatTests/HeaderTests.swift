import TestSupport
import Testing

@testable import LessonFormat

@Suite struct HeaderTests {
  @Test func readsEveryKey() throws {
    let header = try #require(try Document(parsing: DocumentSamples.header).header)
    #expect(header.program == "0.1.0")
    #expect(header.data == Header.DataSet(name: "mnist-5k", sha256: DocumentSamples.sha256))
    #expect(header.number == 4)
    #expect(header.title == "The case of the 11 %")
    #expect(header.minutes == 20)
    #expect(header.settings.map(\.command) == ["net 784-30-10 --seed 1", "set eta 0.5"])
    #expect(header.settings.map(\.line) == [8, 9])
    #expect(header.text == DocumentSamples.header)
  }

  @Test func mayBeMissingOrShort() throws {
    #expect(try Document(parsing: "# Title\n").header == nil)
    #expect(try Document(parsing: "<!-- backprop\r\n\r\nformat: 1\r\n-->").header == Header())
    #expect(try Document(parsing: "<!-- a comment -->\n").header == nil)
  }

  @Test func readsWhoseNumbersTheyAre() throws {
    let text = "<!-- backprop\nformat: 1\nseed: student\nstudent: Ada  Lovelace\n-->\n"
    let header = try #require(try Document(parsing: text).header)
    #expect(header.seedsByStudent && header.student == "Ada  Lovelace" && header.text == text)
    #expect(!Header().seedsByStudent && Header().student == nil)
  }

  private static let malformed: [(content: String, line: Int, reason: String)] = [
    ("title: x", 1, "no format"),
    ("format: 2", 2, "format \"2\" is unknown"),
    ("format: 1\ncolour: red", 3, "unknown key \"colour\""),
    ("format: 1\nFormat: 1", 3, "unknown key \"Format\""),
    ("format: 1\ntitle: a\ntitle: b", 4, "twice"),
    ("format: 1\ntitle:", 3, "empty"),
    ("format: 1\nseed: 3", 3, "settings: set seed 3"),
    ("format: 1\nhello", 3, "KEY: VALUE"),
    ("format: 1\ntitle: a\n  b", 4, "indented"),
    ("format: 1\nprogram: 0.1 beta", 3, "version"),
    ("format: 1\ndata: mnist-5k", 3, "64 hexadecimal"),
    ("format: 1\ndata: \(DocumentSamples.sha256)", 3, "64 hexadecimal"),
    ("format: 1\ndata: mnist-5k \(DocumentSamples.sha256)0", 3, "64 hexadecimal"),
    ("format: 1\ndata: mnist-5k g\(DocumentSamples.sha256.dropFirst())", 3, "64 hexadecimal"),
    ("format: 1\ndata: my digits \(DocumentSamples.sha256)", 3, "64 hexadecimal"),
    ("format: 1\nminutes: 0", 3, "from 1 to 600"),
    ("format: 1\nminutes: ten", 3, "from 1 to 600"),
    ("format: 1\nnumber: 1000", 3, "from 1 to 999"),
    ("format: 1\ntitle: a --> b", 3, "would end the header"),
  ]

  @Test(arguments: malformed)
  func refuses(_ content: String, line: Int, reason: String) throws {
    let error = try #require(throws: DocumentError.self) {
      try Document(parsing: "<!-- backprop\n\(content)\n-->\n")
    }
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func writesValuesOnOneLineEach() throws {
    let header = Header(title: "a\n-->\r\nb", settings: [.init(command: "set\neta 1")])
    #expect(
      header.text == "<!-- backprop\nformat: 1\ntitle: a -->  b\nsettings: set eta 1\n-->\n"
    )
  }

  @Test func readsDigitsInCapitals() throws {
    let text = "<!-- backprop\nformat: 1\ndata: x \(DocumentSamples.sha256.uppercased())\n-->\n"
    #expect(try Document(parsing: text).header?.data?.sha256 == DocumentSamples.sha256)
  }
}
