import Dateline
import Foundation

/// Tells how far a run has come: a bar that is drawn over itself on a terminal, a line every ten seconds elsewhere.
struct ProgressDisplay {
  private let terminal: Terminal
  private let isQuiet: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isDrawn = false

  init(terminal: Terminal, isQuiet: Bool) {
    self.terminal = terminal
    self.isQuiet = isQuiet
  }

  /// Shows `progress` if enough time has passed since it was shown last.
  mutating func show(_ progress: RunProgress) {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    let pause: Duration = terminal.showsProgress ? .milliseconds(isDrawn ? 100 : 400) : .seconds(10)
    guard now - last >= pause else { return }
    last = now
    let line = text(progress, seconds: (now - start) / .seconds(1))
    if terminal.showsProgress {
      isDrawn = true
      FileHandle.standardError.write(Data("\r\u{1B}[2K\(clipped(line, to: 79))".utf8))
    } else {
      Terminal.message(line)
    }
  }

  /// Takes the bar off the screen before other text is written.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
  }

  private func text(_ progress: RunProgress, seconds: Double) -> String {
    let done = progress.articles
    let rate = seconds > 0 ? Double(done) / seconds : 0
    var parts = ["\(done) articles", "\(Int(rate))/s"]
    if progress.failures > 0 { parts.append("\(progress.failures) failed") }
    if let share = progress.share, share > 0.02, share < 1 {
      let left = seconds / share * (1 - share)
      parts.append("\(Int(share * 100)) %, about \(duration(left)) left")
      if terminal.showsProgress {
        let width = 20
        let full = Int(share * Double(width))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        return bar + " " + parts.joined(separator: " · ")
      }
    }
    return parts.joined(separator: " · ")
  }
}

/// A time span as people say it: `0.3 s`, `42 s`, `3 min 5 s`, `2 h 10 min`.
func duration(_ seconds: Double) -> String {
  if seconds < 10 { return "\((seconds * 100).rounded() / 100) s" }
  let whole = Int(seconds.rounded())
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
  return "\(whole / 3600) h \(whole % 3600 / 60) min"
}
