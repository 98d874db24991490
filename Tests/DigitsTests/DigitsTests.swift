@testable import Digits
