import Foundation
import GRDB
import LoopbackServers
import Synchronization
import Testing
import TrustwatchCore
import TrustwatchStore

/// The outbox of the real program with a queue, a locked store and a full disk.
@Suite(.serialized) struct OutboxTroubleTests {
    static func channel(_ url: String, _ more: String = "") -> String {
        """
        [[notify]]
        name = "hook"
        kind = "webhook"
        url = "\(url)"
        allow-private-address = true
        \(more)
        """
    }

    /// Counts what is open at once.
    final class Gauge: Sendable {
        private let state = Mutex((open: 0, most: 0, order: [String]()))

        func measure(_ name: String, _ body: () -> Void) {
            state.withLock { state in
                state.open += 1
                state.most = max(state.most, state.open)
                state.order.append(name)
            }
            body()
            state.withLock { $0.open -= 1 }
        }

        var most: Int { state.withLock { $0.most } }
        var order: [String] { state.withLock { $0.order } }
    }

    @Test func aThousandLeaveAtTheChannelsConcurrencyAndPollsGoOn() async throws {
        let gauge = Gauge()
        let polls = Mutex<[ContinuousClock.Instant]>([])
        let server = try HTTPServer { request in
            if request.path == "/provider" {
                polls.withLock { $0.append(.now) }
                return .ok(DaemonTests.Publisher.page(reports: 1), [("Content-Type", "text/html")])
            }
            return .script { socket in
                gauge.measure(request["Idempotency-Key"] ?? "") { usleep(50_000) }
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            }
        }
        let program = try Program(
            Program.watching(server.url("/provider")) + Self.channel(server.url("/hook"), "concurrency = 8"))
        #expect(try await program.run("poll").status == 0)
        let ids = try Self.fill(program, count: 1000)
        let start = ContinuousClock.now
        let process = try program.daemon()
        defer { kill(process.processIdentifier, SIGKILL) }
        try await eventually("all delivered", within: .seconds(120)) { gauge.order.count >= 1000 }
        let during = polls.withLock { $0.filter { $0 > start } }
        let elapsed = ContinuousClock.now - start
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()

        let order = gauge.order
        #expect(try await program.run("outbox", "list", "--only", "pending", "--format", "json").output == "[]\n")
        #expect(order.sorted() == ids.sorted(), "each once")
        #expect(gauge.most == 8)
        let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        let displaced = order.enumerated().map { abs(places[$1, default: .max / 2] - $0) }.max() ?? 0
        #expect(displaced < 16, "they start in order")
        let gaps = zip(during.dropFirst(), during).map { $0 - $1 }
        #expect(during.count >= 3 && gaps.allSatisfy { $0 < .seconds(4) }, "the polls went on: \(gaps)")
        print(
            "1000 messages of 50 ms, 8 at once: \(elapsed); polls \(during.count), longest pause \(gaps.max() ?? .zero)"
        )
    }

    /// The server takes the message while the store is locked: that it arrived is written as soon as that is possible, and
    /// it is not sent again.
    @Test func aLockedStoreRepeatsNothing() async throws {
        let requests = Mutex<[String]>([])
        let program = try Program("")
        let lock = StoreLock(program.state + "/trustwatch.db")
        let server = try HTTPServer { request in
            requests.withLock { $0.append(request["Idempotency-Key"] ?? "") }
            lock.take()
            return .ok("")
        }
        try program.write(Self.channel(server.url("/hook"), "timeout = \"1s\""), to: "feeds.conf")
        #expect(try await program.run("poll").status == 0)
        let ids = try Self.fill(program, count: 1)
        let process = try program.daemon()
        defer { kill(process.processIdentifier, SIGKILL) }
        // SQLite waits ten seconds for a lock before it gives up.
        try await eventually("the store could not be written", within: .seconds(60)) {
            program.lines(of: "log").contains { $0.contains("in use by another process") }
        }
        lock.release()
        try await eventually("settled") {
            try Store(path: program.state + "/trustwatch.db", access: .readOnly).deliveries(state: .sent).count == 1
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(requests.withLock { $0 } == ids)
    }

    /// A tmpfs of its own, which a name space of its own makes possible without root.
    static let canMount =
        (try? Process.run(
            URL(filePath: "/usr/bin/unshare"), arguments: ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]))
        .map { process in
            process.waitUntilExit()
            return process.terminationStatus == 0
        } ?? false

    @Test(.enabled(if: canMount, "unshare(1) may not mount a tmpfs here"))
    func aFullDiskLosesAndRepeatsNothing() async throws {
        let reports = Mutex(1)
        let requests = Mutex<[String]>([])
        let program = try Program("")
        let directory = program.directory
        let server = try HTTPServer { request in
            if request.path == "/provider" {
                let page = DaemonTests.Publisher.page(reports: reports.withLock { $0 })
                return .ok(page, [("Content-Type", "text/html")])
            }
            requests.withLock { $0.append(request["Idempotency-Key"] ?? "") }
            // The disk is full before the answer is.
            Self.raise("fill", in: directory)
            while !FileManager.default.fileExists(atPath: directory + "/full") { usleep(10_000) }
            return .ok("")
        }
        try program.write(
            Program.watching(server.url("/provider")) + Self.channel(server.url("/hook"), "timeout = \"20s\""),
            to: "feeds.conf")
        try program.write(Self.script, to: "disk.sh")
        let shell = try Process.run(
            URL(filePath: "/usr/bin/unshare"),
            arguments: ["-rm", "/bin/sh", directory + "/disk.sh", Program.path, directory])
        defer { Self.raise("stop", in: directory) }
        try await eventually("the first poll, and a full disk") { Self.isRaised("ready", in: directory) }
        reports.withLock { $0 = 2 }
        Self.raise("poll", in: directory)
        try await eventually("a poll on a full disk") { Self.isRaised("polled", in: directory) }
        #expect(requests.withLock { $0 } == [], "nothing leaves that could not be claimed")
        Self.raise("run", in: directory)
        try await eventually("sent, on a disk that is full again") { Self.isRaised("full", in: directory) }
        Self.raise("free", in: directory)
        try await eventually("settled") { Self.isRaised("settled", in: directory) }
        Self.raise("stop", in: directory)
        shell.waitUntilExit()
        #expect(requests.withLock { $0.count } == 1)
        #expect(program.lines(of: "statuses").first == "0")
        #expect(["1", "74"].contains(program.lines(of: "statuses").dropFirst().first), "it says that it failed")
        #expect(program.lines(of: "statuses").last == "0", "and ends well")
    }

    static func raise(_ flag: String, in directory: String) {
        _ = FileManager.default.createFile(atPath: "\(directory)/\(flag)", contents: nil)
    }

    static func isRaised(_ flag: String, in directory: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(directory)/\(flag)")
    }

    /// `$1` is the program, `$2` the directory of the test; files in it are the signals.
    static let script = """
        cd "$2" && mkdir -p state && mount -t tmpfs -o size=2m none state || exit 1
        await() { while [ ! -e "$1" ]; do sleep 0.05; done; }
        fill() { dd if=/dev/zero of=state/filler bs=1024 2>/dev/null; }
        trustwatch() { "$1" $2 --config feeds.conf --state state >>log 2>&1; }
        trustwatch "$1" poll; echo $? >>statuses
        fill; : >ready; await poll
        trustwatch "$1" poll; echo $? >>statuses
        rm state/filler; : >polled; await run
        "$1" run --config feeds.conf --state state >>log 2>&1 & daemon=$!
        await fill; fill; : >full; await free; rm state/filler
        until "$1" outbox list --only sent --format json --config feeds.conf --state state | grep -q '"sent"'; do
            [ -e stop ] && break; sleep 0.2
        done
        : >settled; await stop
        kill -TERM $daemon; wait $daemon; echo $? >>statuses
        """

    /// Queues messages for the channel `hook`; gives their ids.
    static func fill(_ program: Program, count: Int) throws -> [String] {
        let store = try Store(path: program.state + "/trustwatch.db")
        let messages = (0..<count).map { number in
            Message(
                id: "queued.\(number)", event: .test, created: Date() - Double(count - number),
                title: "Message \(number)",
                text: "Text")
        }
        for message in messages { try store.enqueue(message, to: ["hook"]) }
        return messages.map(\.id)
    }
}

/// Another process's transaction that does not end, as far as SQLite can tell.
private final class StoreLock: Sendable {
    private let path: String
    private let connection = Mutex<DatabaseQueue?>(nil)

    init(_ path: String) { self.path = path }

    func take() {
        connection.withLock { connection in
            guard connection == nil else { return }
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            // The daemon may be writing something else just now.
            configuration.busyMode = .timeout(5)
            connection = try? DatabaseQueue(path: path, configuration: configuration)
            try? connection?.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        }
    }

    func release() {
        connection.withLock { connection in
            try? connection?.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            connection = nil
        }
    }
}
