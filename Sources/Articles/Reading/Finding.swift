/// What the reading has to say about one file or record: why it was skipped, or what is odd about it.
///
/// Findings are data: the library hands them out, only the tool prints or counts them.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// How much was lost.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Nothing could be read there.
    case skipped
    /// It was read, but something about it is not as it should be.
    case warning
  }

  /// What kind of finding it is. The raw values are stable, so that findings can be counted and compared by them.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The article has no publication day.
    case undated
    /// The source gives a publication day in no form that is known; the article is undated.
    case unreadDate = "unread-date"
    /// Invalid bytes of the text were replaced with U+FFFD.
    case replacedBytes = "replaced-bytes"
    /// A JSON object has a key twice; the last value counts.
    case duplicateKey = "duplicate-key"
    /// A folder that was read before is met again, mostly through a symbolic link.
    case readBefore = "read-before"

    /// There is no such file.
    case notFound = "not-found"
    /// The system refuses to read the file.
    case unreadable
    /// The name begins with a dot.
    case hidden
    /// A database, such as the results of an earlier run.
    case database
    /// No text in any encoding.
    case binary
    /// A text, but of a kind that no format here reads.
    case unknownFormat = "unknown-format"
    /// The bytes are in an encoding that the system can not convert.
    case unknownEncoding = "unknown-encoding"
    /// A pipe, a device or a socket.
    case notAFile = "not-a-file"
    /// A file or record without a word, or a folder without a file.
    case empty
    /// A record is larger than the limit for one article.
    case tooLarge = "too-large"
    /// A record is not well-formed JSON.
    case invalidJSON = "invalid-json"
    /// A record is JSON, but no object.
    case notAnObject = "not-an-object"
    /// A record has no field with the text of the article.
    case noText = "no-text"

    /// How much is lost with a finding of this kind.
    public var severity: Severity {
      switch self {
      case .undated, .unreadDate, .replacedBytes, .duplicateKey, .readBefore: .warning
      default: .skipped
      }
    }
  }

  public let code: Code
  /// The file or record the finding is about, as in ``Article/source``.
  public let place: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let advice: String

  public init(_ code: Code, place: String, problem: String, advice: String) {
    self.code = code
    self.place = place
    self.problem = problem
    self.advice = advice
  }

  public var severity: Severity { code.severity }

  /// `place: problem (advice)`, in one line.
  public var description: String { "\(place): \(problem) (\(advice))" }
}
