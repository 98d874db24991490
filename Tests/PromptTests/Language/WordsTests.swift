import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct WordsTests {
  /// What a POSIX shell makes of the same lines, as Python's `shlex.split(line, comments=True)` says.
  @Test(arguments: [
    ("grad 1 --unit 12", ["grad", "1", "--unit", "12"]),
    ("  set\teta   0.5  ", ["set", "eta", "0.5"]),
    ("export 'two words.safetensors'", ["export", "two words.safetensors"]),
    (#"export "it's".x"#, ["export", "it's.x"]),
    (#"export 'a'"b"c"#, ["export", "abc"]),
    ("step # ten of them", ["step"]),
    ("data '#1'", ["data", "#1"]),
    ("# nothing", []),
    ("''", [""]),
    ("", []),
    ("   ", []),
  ])
  func asInAShell(line: String, words: [String]) throws {
    #expect(try Words(line).all == words)
  }

  @Test func aHashInsideAWordIsPartOfIt() throws {
    #expect(try Words("export a#b").all == ["export", "a#b"])
  }

  @Test(arguments: [
    ("explain w2[3, 7] --x", ["explain", "w2[3,7]", "--x"]),
    ("print x[ 5 ,\t300 ] b2[ 7 ]", ["print", "x[5,300]", "b2[7]"]),
    ("grad w2[3, -7]", ["grad", "w2[3,-7]"]),
    ("explain w2[3, 7", ["explain", "w2[3,7"]),
    ("explain w2[3, 7 --x", ["explain", "w2[3,", "7", "--x"]),
    ("export a[b c]", ["export", "a[b", "c]"]),
    ("export a[1] 2]", ["export", "a[1]", "2]"]),
  ])
  func blanksAmongIndicesAreDropped(line: String, words: [String]) throws {
    #expect(try Words(line).all == words)
  }

  @Test func minusOfNumbersIsNotTheHyphenOfOptions() throws {
    #expect(try Words("set eta -0.5").all == ["set", "eta", "\u{2212}0.5"])
    #expect(
      try Words("x -.5 -1e-3 --unit -u").all == ["x", "\u{2212}.5", "\u{2212}1e-3", "--unit", "-u"]
    )
    #expect(try Words("'-5' net 784-30-10").all == ["-5", "net", "784-30-10"])
    #expect(Negative.restore("\u{2212}1e\u{2212}3") == "-1e-3")
  }

  @Test(arguments: ["'", "export \"a", "a 'b\" c"])
  func openQuotesAreRefused(line: String) {
    #expect(throws: LearnerError.self) { try Words(line) }
  }
}
