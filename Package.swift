// swift-tools-version: 6.0
import PackageDescription

// The kernels of `Arithmetic` are compiled optimised even in a debug build, and for processors with
// AVX2 and FMA. BACKPROP_MARCH=x86-64-v2 (or -v4) builds for another level; every level computes the
// same bits.
var kernelSettings: [SwiftSetting] = [.unsafeFlags(["-O"])]
var processorSettings: [CSetting] = []
// What is built for: this machine, unless BACKPROP_ARCH=arm64 (or x86_64) says that a destination is given.
#if arch(x86_64)
let host = "x86_64"
#else
let host = "arm64"
#endif
let architecture = Context.environment["BACKPROP_ARCH"] ?? host
guard ["x86_64", "arm64"].contains(architecture) else {
  fatalError("BACKPROP_ARCH is x86_64 or arm64, not \(architecture)")
}
if architecture == "x86_64" {
  let level = Context.environment["BACKPROP_MARCH"] ?? "x86-64-v3"
  let levels = ["x86-64": "1", "x86-64-v2": "2", "x86-64-v3": "3", "x86-64-v4": "4"]
  guard let levelNumber = levels[level] else {
    fatalError("BACKPROP_MARCH is x86-64, x86-64-v2, x86-64-v3 or x86-64-v4, not \(level)")
  }
  kernelSettings.append(.unsafeFlags(["-Xcc", "-march=\(level)"]))
  processorSettings.append(.define("KERNEL_LEVEL", to: levelNumber))
}

let package = Package(
  name: "backprop",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "backprop", targets: ["backprop"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // In the places where systems have them: pkg-config is not asked, and need not be there.
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CLibedit"),
    // The digits and the lessons, which are part of the program.
    .target(name: "CBundle", cSettings: [.headerSearchPath(".")]),
    .target(name: "CProcessor", cSettings: processorSettings),
    .target(name: "Processor", dependencies: ["CProcessor"]),
    .target(name: "Arithmetic", swiftSettings: kernelSettings),
    .target(name: "BackpropCore", dependencies: ["Arithmetic"]),
    .target(name: "Mistakes", dependencies: ["BackpropCore", "Arithmetic", "Wording"]),
    .target(
      name: "Digits",
      dependencies: ["Arithmetic", "CBundle", "CZlib", "Files"],
      exclude: ["Resources"]
    ),
    .target(name: "Bench", dependencies: ["BackpropCore", "Arithmetic", "TextRendering"]),
    .target(name: "Wording"),
    .target(name: "Files", dependencies: ["Arithmetic", "CZlib", "Wording"]),
    .target(name: "TextRendering"),
    .target(name: "Handouts", dependencies: ["TextRendering"]),
    .target(
      name: "Experiment",
      dependencies: ["BackpropCore", "Arithmetic", "Digits", "Mistakes", "Wording"]
    ),
    .target(name: "LessonFormat", dependencies: ["Experiment", "Wording"]),
    .target(
      name: "Prompt",
      dependencies: [
        "Experiment", "Mistakes", "BackpropCore", "Arithmetic", "Digits", "Files", "Handouts",
        "TextRendering", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(
      name: "Lessons",
      dependencies: [
        "Prompt", "Experiment", "CBundle", "Digits", "Files", "Handouts", "TextRendering",
        "LessonFormat", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "backprop",
      dependencies: [
        "Bench", "Lessons", "Prompt", "Experiment", "Files", "Handouts", "TextRendering", "Wording",
        "CLibedit", "Processor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(
      name: "TestSupport",
      dependencies: ["Arithmetic", "Digits"],
      path: "Tests/TestSupport"
    ),
    .testTarget(
      name: "ArithmeticTests",
      dependencies: ["Arithmetic"],
      exclude: ["References"]
    ),
    .testTarget(name: "ProcessorTests", dependencies: ["Processor"]),
    .testTarget(
      name: "BackpropCoreTests",
      dependencies: ["BackpropCore", "Arithmetic", "TestSupport"],
      exclude: ["Golden/golden.json", "References"]
    ),
    .testTarget(
      name: "MistakesTests",
      dependencies: ["Mistakes", "BackpropCore", "Arithmetic"],
      exclude: ["References"]
    ),
    .testTarget(name: "BenchTests", dependencies: ["Bench"]),
    .testTarget(name: "DigitsTests", dependencies: ["Digits"]),
    .testTarget(name: "WordingTests", dependencies: ["TestSupport", "Wording"]),
    .testTarget(
      name: "FilesTests",
      dependencies: ["Files", "TestSupport", "Wording"],
      exclude: ["References"]
    ),
    .testTarget(name: "TextRenderingTests", dependencies: ["TextRendering"]),
    .testTarget(name: "HandoutsTests", dependencies: ["Handouts", "TextRendering"]),
    .testTarget(
      name: "LessonFormatTests",
      dependencies: ["LessonFormat", "TestSupport"]
    ),
    .testTarget(
      name: "ExperimentTests",
      dependencies: ["Experiment", "Mistakes", "TestSupport"]
    ),
    .testTarget(
      name: "PromptTests",
      dependencies: ["Prompt", "TestSupport"],
      exclude: ["References"]
    ),
    .testTarget(name: "LessonsTests", dependencies: ["Lessons", "TestSupport"]),
    .testTarget(
      name: "backpropTests",
      dependencies: ["backprop", "Lessons", "TestSupport", "TextRendering"]
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
