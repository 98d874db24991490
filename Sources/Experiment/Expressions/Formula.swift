import Arithmetic

/// A number to be computed from metrics and settings, as in `1 - eta * lambda / n`.
///
/// In the order in which they bind, from the loosest:
///
/// - `a + b`, `a - b`, from left to right;
/// - `a * b`, `a / b`, from left to right;
/// - `-a`;
/// - `a ^ k`, from right to left; k is a whole number from -1,000,000 to 1,000,000. The power is a
///   product of squares of squares, by the binary digits of k, and for a negative k one divided by it: no
///   machine's `pow` decides a digit;
/// - `√a`, of the number, the name or the parenthesis that follows;
/// - numbers (`0.5`, `1e-3`, `97%`), names, `( )`, and the functions `exp(a)`, `ln(a)`, `sqrt(a)`, `abs(a)`,
///   `σ(a)` or `sigmoid(a)`, its slope `σ′(a)`, `tanh(a)`, `min(a, b …)`, `max(a, b …)`.
///
/// A name is letters, digits, `_` and `.`, a letter or `_` first, and may end in indices: `cost.data`,
/// `grad.l2.1`, `w1[300,7]`. What lessons and tables print is read too, by `FormulaSpelling`: `a1[0,1] × δ2[0,5]`, `λ/n`,
/// `w²`. A formula has at most 1,000 characters, and
/// parentheses, signs and powers stand at most 50 deep in one another.
public struct Formula: Sendable, Equatable {
  /// The formula as it was written.
  public let text: String
  /// What to do, operands before operators: evaluating takes a stack and no recursion.
  private let program: [Instruction]

  init(text: String, program: [Instruction]) {
    self.text = text
    self.program = program
  }

  /// The names in the formula, in the order they stand, blanks in their indices removed.
  public var names: [String] {
    program.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// The number the formula stands for, where `value` gives the number of a name.
  ///
  /// Throws `FormulaError` where it divides by zero, takes the root of a negative number or
  /// has an exponent that is not a whole number, and throws what `value` throws.
  public func value(resolving value: (String) throws -> Double) throws -> Double {
    var stack: [Double] = []
    for instruction in program {
      switch instruction {
      case .number(let number): stack.append(number)
      case .name(let name): stack.append(try value(name))
      case .unary(let function, let column):
        stack.append(try function.value(of: stack.removeLast(), column: column))
      case .binary(let function, let column):
        let right = stack.removeLast()
        stack.append(try function.value(of: stack.removeLast(), right, column: column))
      }
    }
    return stack.removeLast()
  }

  /// A step of an evaluation; columns are for errors.
  enum Instruction: Sendable, Equatable {
    case number(Double)
    case name(String)
    case unary(Unary, column: Int)
    case binary(Binary, column: Int)
  }

  /// A function of one number.
  enum Unary: Sendable {
    case negative, absolute, squareRoot, exponential, logarithm, sigmoid, sigmoidSlope, tangent

    /// The function of a name, as it is spelled in ASCII.
    init?(named name: String) {
      switch name {
      case "abs": self = .absolute
      case "sqrt": self = .squareRoot
      case "exp": self = .exponential
      case "ln", "log": self = .logarithm
      case "sigmoid": self = .sigmoid
      case "sigmoid'": self = .sigmoidSlope
      case "tanh": self = .tangent
      default: return nil
      }
    }

    func value(of operand: Double, column: Int) throws(FormulaError) -> Double {
      switch self {
      case .negative: return -operand
      case .absolute: return operand.magnitude
      case .squareRoot:
        guard !(operand < 0) else {
          throw FormulaError(column: column, "\(operand) is negative and has no square root")
        }
        return operand.squareRoot()
      case .exponential: return Elementary.exp(operand)
      case .logarithm:
        guard !(operand <= 0) else {
          throw FormulaError(column: column, "\(operand) is not above 0 and has no logarithm")
        }
        return Elementary.log(operand)
      case .sigmoid: return Elementary.sigmoid(operand)
      case .sigmoidSlope:
        let value = Elementary.sigmoid(operand)
        return value * (1 - value)
      case .tangent: return Elementary.tanh(operand)
      }
    }
  }

  /// A function of two numbers.
  enum Binary: String, Sendable {
    case sum = "+"
    case difference = "-"
    case product = "*"
    case quotient = "/"
    case power = "^"
    case minimum = "min"
    case maximum = "max"

    func value(
      of left: Double,
      _ right: Double,
      column: Int
    ) throws(FormulaError) -> Double {
      switch self {
      case .sum: return left + right
      case .difference: return left - right
      case .product: return left * right
      case .quotient:
        guard right != 0 else { throw FormulaError(column: column, "the divisor is zero") }
        return left / right
      case .power:
        guard let exponent = Int(exactly: right), (-1_000_000...1_000_000).contains(exponent) else {
          throw FormulaError(
            column: column,
            "the exponent \(right) is not a whole number from -1000000 to 1000000"
          )
        }
        guard left != 0 || exponent >= 0 else {
          throw FormulaError(column: column, "zero has no negative power")
        }
        let product = Self.raised(left, exponent.magnitude)
        return exponent < 0 ? 1 / product : product
      case .minimum: return Swift.min(left, right)
      case .maximum: return Swift.max(left, right)
      }
    }

    /// `base` multiplied `count` times, as the product of its squares of squares: at most 40 products.
    private static func raised(_ base: Double, _ count: UInt) -> Double {
      var (product, square, rest) = (1.0, base, count)
      while rest > 0 {
        if rest & 1 == 1 { product *= square }
        square *= square
        rest >>= 1
      }
      return product
    }
  }
}

/// What is wrong with a formula, and where.
public struct FormulaError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The character at fault, counted from 1.
  public let column: Int
  /// One sentence, without full stop.
  public let reason: String

  init(column: Int, _ reason: String) {
    self.column = column
    self.reason = reason
  }

  /// The column and the reason, as in `column 5: the divisor is zero`.
  public var description: String { "column \(column): \(reason)" }
}
