import Articles
import Foundation
import PluginHost
import ResultStore
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Two runs at once, killed runs, folders that can not be written")
struct SafetyTests {
  @Test("four stores on one new file write the same work at once: everything is there once")
  func concurrent() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    let articles = (0..<60).map { Article.sample($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<4 {
        group.addTask {
          let store = try ResultStore(path: path)
          let plugin = try store.prepare([(.sample(), .sample())])[0]
          var session = RegistrationSession()
          // Each goes through the archive from another place, in batches of its own size.
          let order = Array((articles[(worker * 15)...] + articles[..<(worker * 15)]))
          for start in stride(from: 0, to: order.count, by: 3 + worker) {
            let batch = order[start..<min(start + 3 + worker, order.count)]
            let stored = try store.register(batch.map(\.record), in: &session)
            try store.write(
              zip(batch, stored).map { article, registration in
                let place = evidence("Встреча", in: article.text)
                return ResultWrite(
                  article: registration.article.key, plugin: plugin,
                  key: ResultKey(content: registration.article.content, identity: plugin.identity),
                  result: PluginResult(status: .ok, rows: [visit(article.id, at: place), note("а")]), reads: sampleReads
                )
              }, analyses: stored.map { AnalysisWrite(article: $0.article, layers: [1]) })
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try ResultStore(path: path)
    #expect(try store.verify() == [])
    #expect(try store.articleCount() == 60)
    #expect(try store.statusCounts() == [StatusCount(plugin: "sample", status: .ok, count: 60)])
    #expect(try store.query("SELECT count(*), count(DISTINCT who) FROM visit").rows == [[.integer(60), .integer(60)]])
    #expect(try store.readSets().count == 1)
  }

  #if os(Linux)
    @Test("a process killed while it writes leaves whole batches behind, and the work goes on", arguments: 1...6)
    func killed(round: Int) async throws {
      let folder = try TemporaryFolder()
      let path = folder.file("a.db")
      let delay = UInt32(round * 23_000)
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as UInt32] in
        let store = try ResultStore(path: path)
        let killer = Thread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        let plugin = try store.prepare([(.sample(), .sample())])[0]
        killer.start()
        try writeBatches(0..<1_000_000, to: store, plugin)
      }
      let store = try ResultStore(path: path)
      #expect(try store.verify() == [])
      let count = try store.articleCount()
      // Articles are stored a batch before their results, so that at most one batch of ten lacks them.
      #expect(count % 10 == 0)
      let done = try store.statusCounts().first?.count ?? 0
      #expect(done == count || done == count - 10)
      #expect(try store.query("SELECT count(*) FROM visit").rows == [[.integer(Int64(done))]])
      let plugin = try store.prepare([(.sample(), .sample())])[0]
      try writeBatches(0..<(count + 20), to: store, plugin)
      #expect(try store.statusCounts() == [StatusCount(plugin: "sample", status: .ok, count: count + 20)])
      #expect(try store.verify() == [])
    }

    @Test("a full disk is told, keeps what was stored, and is survived")
    func full() async throws {
      let folder = try TemporaryFolder()
      let path = folder.file("a.db")
      await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
        let store = try ResultStore(path: path)
        let plugin = try store.prepare([(.sample(), .sample())])[0]
        try writeBatches(0..<20, to: store, plugin)
        // No file may grow any more, as when a disk is full; the signal that comes with it is not wanted.
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 400_000, rlim_max: 400_000)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        do throws(StoreError) {
          try writeBatches(0..<100_000, to: store, plugin)
        } catch { exit([.full, .inaccessible].contains(error.code) ? 7 : 8) }
      }
      let store = try ResultStore(path: path)
      #expect(try store.verify() == [])
      #expect(try store.articleCount() >= 20)
      let plugin = try store.prepare([(.sample(), .sample())])[0]
      try writeBatches(0..<500, to: store, plugin)
      #expect(try store.statusCounts().map(\.count) == [500])
    }

    @Test(
      "a file in a folder that can not be written is read as it is",
      .enabled(if: getuid() == 0, "only root can become a user who may not write"))
    func unwritable() async throws {
      let folder = try TemporaryFolder()
      let path = folder.file("файл #1?.db")
      do {
        let store = try ResultStore(path: path)
        try writeBatches(0..<10, to: store, try store.prepare([(.sample(), .sample())])[0])
        try store.close()
      }
      chmod(folder.path, 0o555)
      await #expect(processExitsWith: .success) { [path = path as String] in
        guard setgid(65534) == 0, setuid(65534) == 0 else { exit(3) }
        let store = try ResultStore(path: path, access: .readOnly)
        guard try store.query("SELECT count(*) FROM visit").rows == [[.integer(10)]] else { exit(4) }
        guard try store.article(1)?.id == "статья-0" else { exit(5) }
        let cursor = try store.rows(ofTable: "visit")
        guard try cursor.next() != nil else { exit(6) }
        do throws(StoreError) {
          _ = try ResultStore(path: path)
          exit(7)
        } catch { exit(error.code == .inaccessible || error.code == .readOnly ? 0 : 8) }
      }
      chmod(folder.path, 0o755)
    }
  #endif
}

/// Stores articles and results, ten articles a batch, as a run does.
func writeBatches(_ numbers: Range<Int>, to store: ResultStore, _ plugin: PreparedPlugin) throws(StoreError) {
  var session = RegistrationSession()
  for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 10) {
    let articles = (start..<min(start + 10, numbers.upperBound)).map { Article.sample($0) }
    let stored = try store.register(articles.map(\.record), in: &session)
    try store.write(
      zip(articles, stored).map { article, registration in
        ResultWrite(
          article: registration.article.key, plugin: plugin,
          key: ResultKey(content: registration.article.content, identity: plugin.identity),
          result: PluginResult(status: .ok, rows: [visit(article.id), note("а")]), reads: sampleReads)
      })
  }
}
