import Foundation
import GRDB
import LoopbackServers
import Synchronization

/// Chance that comes out the same for the same seed (SplitMix64).
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Servers that publish inspections and take messages, now well, now badly.
final class UnreliableWorld: Sendable {
    enum Fate: CaseIterable {
        case take, refuse, silence, drop
    }

    fileprivate struct State {
        var chance: SeededChance
        var published = 1
        var isCalm = true
        var isPublishing = false
        /// How often each message was taken: with 200, or by a program to its end.
        var taken: [String: [String: Int]] = [:]
        /// How many messages a channel's server left in doubt.
        var doubtful: [String: Int] = [:]
    }

    fileprivate final class Box: Sendable {
        let state: Mutex<State>
        let limit: Int

        init(seed: UInt64, limit: Int) {
            state = Mutex(State(chance: SeededChance(seed: seed)))
            self.limit = limit
        }
    }

    private let box: Box
    private let web: HTTPServer
    private let mail: SMTPServer

    /// - Parameter limit: how many reports there will be.
    init(seed: UInt64, limit: Int) throws {
        let box = Box(seed: seed, limit: limit)
        self.box = box
        web = try HTTPServer { request in
            if request.path == "/provider" { return Self.page(box) }
            guard let ids = Self.ids(in: request) else { return .status(400) }
            Self.takeTime()
            switch box.fate(of: ids, to: String(request.path.dropFirst())) {
            case .take: return .ok("")
            case .refuse: return .status(500)
            case .silence: return .script { while !$0.read().isEmpty {} }
            case .drop: return .script { _ in }
            }
        }
        mail = try SMTPServer { line in
            guard line == "." else { return nil }
            Self.takeTime()
            switch box.fate(of: [], to: "mail") {
            case .take: return nil
            case .refuse: return .say("451 try later")
            case .silence: return .silence
            case .drop: return .hangUp
            }
        }
    }

    var isAllPublished: Bool { box.state.withLock { $0.published == box.limit } }

    /// From now on more is published, and servers answer well, or as chance has it.
    func publish(calmly: Bool) {
        box.state.withLock { state in
            state.isCalm = calmly
            state.isPublishing = true
        }
    }

    /// How often each message was taken, by channel.
    func taken() -> [String: [String: Int]] {
        var taken = box.state.withLock { $0.taken }
        for message in mail.messages where message.isAccepted {
            for id in Self.ids(in: message) { taken["mail", default: [:]][id, default: 0] += 1 }
        }
        return taken
    }

    func doubtful(_ channel: String) -> Int { box.state.withLock { $0.doubtful[channel] ?? 0 } }

    func settings(inbox: String) -> String {
        Program.watching(web.url("/provider"))
            + """
            [[notify]]
            name = "webhook"
            kind = "webhook"
            url = "\(web.url("/webhook"))"
            timeout = "5s"
            allow-private-address = true

            [[notify]]
            name = "slack"
            kind = "slack"
            url = "\(web.url("/slack"))"
            timeout = "5s"
            group-from = 2
            allow-private-address = true

            [[notify]]
            name = "mail"
            kind = "mail"
            server = "\(mail.url)"
            tls = "none"
            from = "watch@example.org"
            to = ["desk@example.org"]
            timeout = "5s"
            group-from = 2
            allow-private-address = true

            [[notify]]
            name = "exec"
            kind = "exec"
            command = ["/bin/sh", "-c", "sleep 0.2; cat >\\"$0/$TRUSTWATCH_ID.$$\\"", "\(inbox)"]
            """
    }

    /// So that a kill mostly meets some messages on their way.
    private static func takeTime() { usleep(.random(in: 0..<600_000)) }

    /// The provider's page, mostly with more reports than before.
    private static func page(_ box: Box) -> HTTPServer.Answer {
        let published = box.state.withLock { state in
            if state.isPublishing {
                state.published = min(state.published + Int.random(in: 0...2, using: &state.chance), box.limit)
            }
            return state.published
        }
        return .ok(DaemonTests.Publisher.page(reports: published), [("Content-Type", "text/html; charset=utf-8")])
    }

    /// nil where a kill has cut the request short.
    private static func ids(in request: HTTPServer.Request) -> [String]? {
        guard request["Content-Length"].flatMap(Int.init) == request.body.count else { return nil }
        return (request["Trustwatch-Notifications"] ?? request["Idempotency-Key"])?.components(separatedBy: ", ")
    }

    private static func ids(in mail: SMTPServer.Message) -> [String] {
        let unfolded = mail.content.components(separatedBy: "\r\n\r\n")[0].replacing("\r\n ", with: " ")
        let headers = unfolded.components(separatedBy: "\r\n").map { $0.components(separatedBy: ": ") }
        let values = Dictionary(headers.map { ($0[0], $0.dropFirst().joined(separator: ": ")) }) { first, _ in first }
        if let members = values["Trustwatch-Notifications"] { return members.components(separatedBy: ", ") }
        return [values["Message-ID"].map { String($0.dropFirst().prefix { $0 != "@" }) }].compactMap(\.self)
    }
}

extension UnreliableWorld.Box {
    fileprivate func fate(of ids: [String], to channel: String) -> UnreliableWorld.Fate {
        state.withLock { state in
            let chance = Int.random(in: 0..<10, using: &state.chance)
            let fate: UnreliableWorld.Fate =
                state.isCalm || chance < 5 ? .take : chance < 7 ? .refuse : chance < 8 ? .silence : .drop
            switch fate {
            case .take: for id in ids { state.taken[channel, default: [:]][id, default: 0] += 1 }
            case .refuse: break
            case .silence, .drop: state.doubtful[channel, default: 0] += max(ids.count, 1)
            }
            return fate
        }
    }
}

/// The store as a kill left it: a copy, so that the program itself is the one to recover it.
struct CrashedStore {
    private let queue: DatabaseQueue

    init?(of program: Program) throws {
        let copy = program.directory + "/crashed-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        for name in ["trustwatch.db", "trustwatch.db-wal"] {
            try? FileManager.default.copyItem(atPath: "\(program.state)/\(name)", toPath: "\(copy)/\(name)")
        }
        guard FileManager.default.fileExists(atPath: "\(copy)/trustwatch.db") else { return nil }
        queue = try DatabaseQueue(path: "\(copy)/trustwatch.db")
    }

    /// How many messages each channel had on their way.
    func underWay() throws -> [String: Int] {
        try queue.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT channel, count(*) FROM delivery WHERE state = 'pending' AND claimed_until IS NOT NULL
                    GROUP BY channel
                    """)
            return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
        }
    }

    func integrity() throws -> String? {
        try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    }

    /// Messages by whether they have arrived: pending, sent, dead.
    func states() throws -> [String: Int] {
        try queue.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT state, count(*) FROM delivery GROUP BY state")
            return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
        }
    }
}
