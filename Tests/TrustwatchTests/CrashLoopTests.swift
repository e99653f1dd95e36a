import Foundation
import Testing

/// The promise of docs/decisions/0003 under `kill -9`: `make crash-test` has 250 of them, `make test` a few.
@Suite(.serialized) struct CrashLoopTests {
    static let kills = ProcessInfo.processInfo.environment["TRUSTWATCH_KILLS"].flatMap(Int.init) ?? 20
    static let seed = ProcessInfo.processInfo.environment["TRUSTWATCH_SEED"].flatMap(UInt64.init) ?? 1

    @Test func killsLoseNothingAndRepeatOnlyWhatWasOnItsWay() async throws {
        let reports = min(30, max(10, Self.kills / 4))
        let world = try UnreliableWorld(seed: Self.seed, limit: reports)
        let program = try Program("")
        let inbox = program.directory + "/inbox"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        try program.write(world.settings(inbox: inbox), to: "feeds.conf")
        // The first poll only learns what has been there for years.
        #expect(try await program.run("poll").status == 0)
        world.publish(calmly: false)
        let underWay = try await killed(program)
        world.publish(calmly: true)
        try await deliverTheRest(program, world)

        let store = try #require(try CrashedStore(of: program))
        #expect(try store.integrity() == "ok")
        #expect(try store.states() == ["sent": (reports - 1) * 4], "all arrived, none was given up")
        var taken = world.taken()
        taken["exec"] = try Self.filed(program)
        let ids = try #require(taken["exec"]).keys.sorted()
        #expect(ids.count == reports - 1, "one id for one inspection")
        for channel in ["webhook", "slack", "mail", "exec"] {
            #expect(taken[channel]?.keys.sorted() == ids, "\(channel): each at least once, under the same id")
            let repeats = taken[channel, default: [:]].values.reduce(0) { $0 + $1 - 1 }
            let allowed = underWay[channel, default: 0]
            #expect(repeats <= allowed, "\(channel): a kill repeats at most what was on its way")
            print(
                "\(channel): \(Self.kills) kills, \(ids.count) messages, \(allowed) on their way at a kill,",
                "\(world.doubtful(channel)) answers in doubt, \(repeats) taken again")
        }
    }

    /// Starts the daemon and kills it at a random moment, again and again.
    ///
    /// - Returns: how many messages each channel had on their way, over all kills.
    private func killed(_ program: Program) async throws -> [String: Int] {
        var chance = SeededChance(seed: Self.seed)
        var underWay: [String: Int] = [:]
        for _ in 0..<Self.kills {
            let process = try program.daemon()
            try await ContinuousClock().sleep(for: .milliseconds(Int.random(in: 30..<1200, using: &chance)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard let store = try CrashedStore(of: program) else { continue }
            underWay.merge(try store.underWay(), uniquingKeysWith: +)
        }
        return underWay
    }

    private func deliverTheRest(_ program: Program, _ world: UnreliableWorld) async throws {
        let process = try program.daemon()
        defer { kill(process.processIdentifier, SIGKILL) }
        try await eventually("all published", within: .seconds(120)) { world.isAllPublished }
        try await eventually("all delivered", within: .seconds(120)) {
            let waiting = try await Self.waiting(program)
            if !waiting.isEmpty { _ = try await program.run(["outbox", "retry"] + waiting) }
            return waiting.isEmpty
        }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private static func waiting(_ program: Program) async throws -> [String] {
        struct Row: Decodable { var id: String }
        let list = try await program.run("outbox", "list", "--only", "pending", "--format", "json")
        return try JSONDecoder().decode([Row].self, from: Data(list.output.utf8)).map(\.id)
    }

    /// How often each message was filed: a file an attempt, by id and process.
    private static func filed(_ program: Program) throws -> [String: Int] {
        let files = try FileManager.default.contentsOfDirectory(atPath: program.directory + "/inbox")
        return Dictionary(files.map { (String($0[..<($0.lastIndex(of: ".") ?? $0.endIndex)]), 1) }, uniquingKeysWith: +)
    }
}
