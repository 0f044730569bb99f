internal import Articles
internal import PluginHost

/// What the runner asks of a worker: run some plugins on one article.
struct Job: Hashable, Sendable {
  /// Numbers the articles of a run in the order in which they were read.
  var sequence: Int
  /// nil for a job that is an archive stage.
  var article: Article?
  /// The cached layers, in the form of `LayerBlob`; nil where nothing is known yet.
  var layers: [UInt8]?
  /// The plugins to run, by their place in the run's list.
  var plugins: [Int]
  /// Rows of required plugins that need not run again.
  var given: [Given]
  /// Asks the worker to say before each plugin what it is about to do, so that a crash has a culprit.
  var announces = false

  struct Given: Hashable, Sendable {
    var plugin: Int
    var rows: [PluginRow]
  }
}

/// What a worker answers.
enum WorkerMessage: Hashable, Sendable {
  /// The worker has loaded the plugins; their identities must be those that the runner loaded.
  case ready(identities: [ContentHash])
  /// The worker is about to run a plugin (only for jobs that ask for it).
  case starting(sequence: Int, plugin: Int)
  case finished(Outcome)
}

/// What a worker made of one job.
struct Outcome: Hashable, Sendable {
  var sequence: Int
  /// The language that the layers were computed for.
  var language: String
  var results: [Finished]
  /// All layers known now, in the form of `LayerBlob`; nil where the job brought no less.
  var layers: [UInt8]?

  struct Finished: Hashable, Sendable {
    var plugin: Int
    var result: PluginResult
    /// The versions of the layers in `result.reads`, in their order.
    var versions: [String]
  }
}

extension WireWriter {
  mutating func put(_ job: Job) {
    put(job.sequence)
    put(optional: job.article) { $0.put($1) }
    put(optional: job.layers) { $0.put($1) }
    put(job.plugins) { $0.put($1) }
    put(job.given) {
      $0.put($1.plugin)
      $0.put($1.rows) { $0.put($1) }
    }
    put(job.announces)
  }

  mutating func put(_ message: WorkerMessage) {
    switch message {
    case .ready(let identities):
      put(2)
      put(identities) { $0.put($1.bytes) }
    case .starting(let sequence, let plugin):
      put(0)
      put(sequence)
      put(plugin)
    case .finished(let outcome):
      put(1)
      put(outcome.sequence)
      put(outcome.language)
      put(outcome.results) {
        $0.put($1.plugin)
        $0.put($1.result)
        $0.put($1.versions) { $0.put($1) }
      }
      put(optional: outcome.layers) { $0.put($1) }
    }
  }

  private mutating func put(_ article: Article) {
    put(article.id)
    put(article.source)
    for field in [article.title, article.published?.description, article.outlet, article.url, article.language] {
      put(optional: field) { $0.put($1) }
    }
    put(article.text)
    put(article.replacements)
  }

  mutating func put(_ result: PluginResult) {
    put(result.status.rawValue)
    put(result.rows) { $0.put($1) }
    put(optional: result.failure) {
      $0.put($1.message)
      $0.put(optional: $1.place) { $0.put($1) }
      $0.put($1.traceback)
      $0.put(optional: $1.sentence) { $0.put($1) }
    }
    put(result.reads) { $0.put($1.rawValue) }
    put(result.log)
  }

  private mutating func put(_ row: PluginRow) {
    put(row.table)
    put(row.cells) { writer, cell in
      switch cell {
      case .null: writer.put(0)
      case .text(let text):
        writer.put(1)
        writer.put(text)
      case .integer(let number):
        writer.put(2)
        writer.put(Int(number))
      case .real(let number):
        writer.put(3)
        writer.put(number)
      case .evidence(let evidence):
        writer.put(4)
        writer.put(evidence)
      }
    }
    put(optional: row.evidence) { $0.put($1) }
  }

  private mutating func put(_ evidence: Evidence) {
    put(optional: evidence.article) { $0.put(Int($1)) }
    put(evidence.span)
    put(evidence.sentence)
  }

  private mutating func put(_ span: TextSpan) {
    put(span.start)
    put(span.length)
  }
}

extension WireReader {
  mutating func job() throws(WireError) -> Job {
    Job(
      sequence: try integer(), article: try optional { r throws(WireError) in try r.article() },
      layers: try optional { r throws(WireError) in try r.raw() },
      plugins: try list { r throws(WireError) in try r.integer() },
      given: try list { r throws(WireError) in
        Job.Given(plugin: try r.integer(), rows: try r.list { r throws(WireError) in try r.row() })
      },
      announces: try flag())
  }

  mutating func message() throws(WireError) -> WorkerMessage {
    switch try integer() {
    case 0: return .starting(sequence: try integer(), plugin: try integer())
    case 1:
      return .finished(
        Outcome(
          sequence: try integer(), language: try string(),
          results: try list { r throws(WireError) in
            Outcome.Finished(
              plugin: try r.integer(), result: try r.result(),
              versions: try r.list { r throws(WireError) in try r.string() })
          },
          layers: try optional { r throws(WireError) in try r.raw() }))
    case 2:
      return .ready(
        identities: try list { r throws(WireError) in
          guard let hash = ContentHash(storedBytes: try r.raw()) else { throw WireError() }
          return hash
        })
    default: throw WireError()
    }
  }

  private mutating func article() throws(WireError) -> Article {
    let id = try string()
    let source = try string()
    var fields: [String?] = []
    for _ in 0..<5 { fields.append(try optional { r throws(WireError) in try r.string() }) }
    let text = try string()
    return Article(
      id: id, source: source, title: fields[0], published: fields[1].flatMap { CalendarDay(iso: $0) },
      outlet: fields[2], url: fields[3], language: fields[4], text: text, replacements: try integer())
  }

  mutating func result() throws(WireError) -> PluginResult {
    guard let status = PluginStatus(rawValue: try string()) else { throw WireError() }
    return PluginResult(
      status: status, rows: try list { r throws(WireError) in try r.row() },
      failure: try optional { r throws(WireError) in
        PluginFailure(
          message: try r.string(), place: try r.optional { r throws(WireError) in try r.string() },
          traceback: try r.string(), sentence: try r.optional { r throws(WireError) in try r.span() })
      },
      reads: try list { r throws(WireError) in LayerName(try r.string()) }, log: try string())
  }

  private mutating func row() throws(WireError) -> PluginRow {
    PluginRow(
      table: try integer(),
      cells: try list { r throws(WireError) in
        switch try r.integer() {
        case 0: Cell.null
        case 1: Cell.text(try r.string())
        case 2: Cell.integer(Int64(try r.integer()))
        case 3: Cell.real(try r.double())
        case 4: Cell.evidence(try r.evidence())
        default: throw WireError()
        }
      },
      evidence: try optional { r throws(WireError) in try r.evidence() })
  }

  private mutating func evidence() throws(WireError) -> Evidence {
    Evidence(
      article: try optional { r throws(WireError) in Int64(try r.integer()) }, span: try span(), sentence: try span())
  }

  private mutating func span() throws(WireError) -> TextSpan {
    let start = try integer()
    return TextSpan(start, start + (try integer()))
  }
}
