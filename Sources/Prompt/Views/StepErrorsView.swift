import BackpropCore
import Experiment
import TextRendering

/// The error of the numeric slope for large and small h.
enum StepErrorsView {
  /// The curve, and what its two branches are.
  static func page(of errors: [StepErrors]) -> Page {
    // 10 to the power −1, −2 …, in the order of the list.
    func points(_ error: (StepErrors) -> Double?) -> [(x: Double, y: Double)] {
      errors.enumerated().compactMap { i, errors in
        error(errors).map { (x: -Double(i + 1), y: $0) }
      }
    }
    var page = Page(
      LinePlot(
        title: "relative error of all together, of some weights and biases of each layer",
        xLabel: "power of ten of h: -5 is h = 0.00001",
        series: [
          LinePlot.Series(name: "largest", points: points(\.largest)),
          LinePlot.Series(name: "median", points: points(\.median)),
        ],
        isLogarithmic: true,
        height: 12
      )
    )
    let best = errors.min { ($0.largest ?? .infinity) < ($1.largest ?? .infinity) }
    guard let best, let least = best.largest else { return page }
    guard least < GradientCheck.tolerance else {
      page.line(
        "no h brings the largest below \(Number.significant(least, digits: 2)): \("the gradient is wrong", .bad), not h; type check"
      )
      return page
    }
    page.line(
      "the largest is smallest at h = \(Number.exact(best.h)): \(Number.significant(least, digits: 2))"
    )
    page.line("right of it truncation: from w − h to w + h the cost is no parabola, like h²")
    page.line(
      "left of it rounding: C(w+h) and C(w−h) share all but their last digits, like 1/h"
    )
    return page
  }
}
