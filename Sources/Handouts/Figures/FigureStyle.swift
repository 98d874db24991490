import TextRendering

/// The looks of figures: classes, not colours, stand in their shapes.
///
/// Blue below 0 and orange above, as in a terminal, and between them the paper: how much of a colour there is
/// says how large a value is. Readers who see no red or no green tell the two apart, and the curves besides
/// by their dashes, marks and names. Roles are colours of text in pages too. No variables: programs that put an
/// SVG into a document know none.
package enum FigureStyle {
  /// The style sheet, for light paper, dark screens and print.
  package static let sheet: Markup = """
    .f-paper{fill:#fff}.f-ink{fill:#16181c}.f-low{fill:#0b57a4}.f-high{fill:#c24a00}
    .f-nan{fill:#16181c}.f-infinite{fill:#f0c419}
    .f-frame{fill:none;stroke:#7b8088}.f-grid{fill:none;stroke:#e1e4e8}
    .f-curve{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
    .f-range,.f-bar,.f-letter{fill:currentColor}
    .f-label,.f-letter{font:12px system-ui,"Segoe UI","DejaVu Sans",sans-serif}
    .f-label{fill:#4a4e55}.f-title{font-weight:600}.f-letter{font-weight:700}
    .f-letter{paint-order:stroke;stroke:#fff;stroke-width:3}
    .r-data{color:#0b57a4}.r-first{color:#a34700}.r-second{color:#3f6b00}.r-total{color:#8a2f8a}
    .r-low{color:#0b57a4}.r-high{color:#a84000}.r-good{color:#116644}.r-bad{color:#b3124e}
    .r-dim{color:#5a5f66}.r-prompt{color:#00666a}
    @media screen and (prefers-color-scheme:dark){
    .f-paper{fill:#14171c}.f-ink{fill:#f2f3f5}.f-low{fill:#6fb1ff}.f-high{fill:#ff9a4d}
    .f-nan{fill:#f2f3f5}.f-frame{stroke:#8d939c}.f-grid{stroke:#2b3038}.f-label{fill:#b9bec7}.f-letter{stroke:#14171c}
    .r-data{color:#7db8ff}.r-first{color:#ffb36b}.r-second{color:#b7d36b}.r-total{color:#e29be2}
    .r-low{color:#8ec1ff}.r-high{color:#ffa56b}.r-good{color:#6fd3a7}.r-bad{color:#ff8fab}
    .r-dim{color:#a3a9b3}.r-prompt{color:#6fd0d0}
    }
    """

  /// The class of a role; none for those that are no colour.
  package static func name(of role: Role) -> Markup? {
    switch role {
    case .plain, .heading, .strong, .emphasis, .code, .mark: nil
    case .data: "r-data"
    case .firstTerm: "r-first"
    case .secondTerm: "r-second"
    case .total: "r-total"
    case .negative: "r-low"
    case .positive: "r-high"
    case .good: "r-good"
    case .bad: "r-bad"
    case .dim: "r-dim"
    case .prompt: "r-prompt"
    }
  }
}
