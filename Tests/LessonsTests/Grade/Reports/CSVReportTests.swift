import Testing

@testable import Lessons

struct CSVReportTests {
  /// A spreadsheet computes what begins as a formula does.
  @Test(arguments: [
    ("plain", "\"plain\""), ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""),
    ("@SUM(A1)", "\"'@SUM(A1)\""), ("  =1", "\"'  =1\""), ("\u{3000}=1", "\"'\u{3000}=1\""),
    ("a\"b,c", "\"a\"\"b,c\""), ("\"", "\"\"\"\""), ("", "\"\""), ("＝1", "\"'＝1\""),
  ])
  func cellsAreDefused(text: String, cell: String) {
    #expect(CSVReport.cell(text) == cell)
  }
}
