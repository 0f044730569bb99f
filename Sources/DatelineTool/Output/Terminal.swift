import Foundation

/// What the tool knows of the place its output goes to.
struct Terminal: Sendable {
  /// Whether standard output is a terminal.
  let isInteractive: Bool
  /// Whether standard error is a terminal; progress is drawn only there.
  let showsProgress: Bool
  /// Columns of the terminal; nil where output is a file or a pipe, which have no width.
  let width: Int?
  /// Whether colors may be used: only on a terminal, never with `NO_COLOR` or a dumb terminal.
  let hasColors: Bool

  static let current = Terminal(environment: ProcessInfo.processInfo.environment)

  init(environment: [String: String]) {
    isInteractive = isatty(STDOUT_FILENO) == 1
    showsProgress = isatty(STDERR_FILENO) == 1 && (environment["CI"] ?? "").isEmpty
    var size = winsize()
    if isInteractive {
      let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      width = known ? Int(size.ws_col) : environment["COLUMNS"].flatMap(Int.init) ?? 80
    } else {
      width = nil
    }
    hasColors = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// `text` in one or more styles, or as it is where there are no colors.
  func styled(_ text: String, _ styles: Style...) -> String { styled(text, styles) }

  func styled(_ text: String, _ styles: [Style]) -> String {
    guard hasColors, !styles.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// A terminal as a test wants it: without colors.
  init(isInteractive: Bool, width: Int?) {
    self.isInteractive = isInteractive
    self.width = width
    showsProgress = false
    hasColors = false
  }

  enum Style: String {
    case bold = "1"
    case dim = "2"
    case underline = "4"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  /// Writes to standard output. A reader that went away (`| head`) ends the program quietly, as it does other tools.
  static func out(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        exit(errno == EPIPE ? 0 : 1)
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Writes bytes to standard output.
  static func out(_ bytes: [UInt8]) { out(String(decoding: bytes, as: UTF8.self)) }

  /// Writes a message to standard error.
  static func message(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// The number of terminal cells a text takes: marks take none, East Asian wide characters and emoji take two.
func cells(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + cells(of: $1) } }

private func cells(of character: Character) -> Int {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: return 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default:
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

/// `text` cut to `width` cells, its end replaced by `…` where it was longer.
func clipped(_ text: String, to width: Int) -> String {
  guard cells(of: text) > width else { return text }
  guard width > 0 else { return "" }
  var result = ""
  var used = 0
  for character in text {
    let next = cells(of: character)
    if used + next > width - 1 { break }
    result.append(character)
    used += next
  }
  return result + "…"
}
