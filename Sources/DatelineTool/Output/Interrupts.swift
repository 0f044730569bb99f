import Dispatch
import Foundation
import Synchronization

/// Turns the first interrupt from the keyboard into a polite request, and leaves the second its usual force.
final class Interrupts {
  private let source: any DispatchSourceSignal

  init(_ request: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      signal(SIGINT, SIG_DFL)
      Terminal.message("\ndateline: finishing what is under way; press Ctrl-C again to stop at once")
      request()
    }
    source.resume()
    self.source = source
  }

  /// Interrupts end the program again.
  func end() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}

/// Progress comes from several tasks; the display is one.
final class ProgressBox: Sendable {
  private let display: Mutex<ProgressDisplay>
  init(_ display: ProgressDisplay) { self.display = Mutex(display) }
  func with(_ body: (inout ProgressDisplay) -> Void) { display.withLock { body(&$0) } }
}
