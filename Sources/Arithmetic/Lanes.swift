/// Eight numbers that lie next to one another, from a 64-byte boundary.
@inline(__always)
func load(_ from: UnsafePointer<Double>) -> SIMD8<Double> {
  UnsafeRawPointer(from).load(as: SIMD8<Double>.self)
}

/// Eight numbers that lie next to one another, from a 64-byte boundary.
@inline(__always)
func load(_ from: UnsafeMutablePointer<Double>) -> SIMD8<Double> {
  UnsafeRawPointer(from).load(as: SIMD8<Double>.self)
}

/// Writes eight numbers next to one another, from a 64-byte boundary.
@inline(__always)
func store(_ lanes: SIMD8<Double>, _ to: UnsafeMutablePointer<Double>) {
  UnsafeMutableRawPointer(to).storeBytes(of: lanes, as: SIMD8<Double>.self)
}
