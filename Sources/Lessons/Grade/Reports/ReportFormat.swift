#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How rows are written for other programs.
package enum ReportFormat: String, CaseIterable, Sendable {
  case csv, json, junit, gradescope

  /// The report as text.
  ///
  /// - Parameters:
  ///   - report: The rows.
  ///   - time: When it is made, as `2026-01-31T12:00:00`.
  /// - Returns: What is written into a file.
  package func text(of report: GradeReport, time: String) -> String {
    switch self {
    case .csv: CSVReport.text(of: report)
    case .json: Self.json(report)
    case .junit: JUnitReport.text(of: report, time: time)
    case .gradescope: Self.json(GradescopeReport(report))
    }
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Strings and finite numbers can always be encoded.
    guard let data = try? encoder.encode(value) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
