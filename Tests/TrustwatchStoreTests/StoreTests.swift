import Foundation
import GRDB
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreTests {
    let directory = ScratchDirectory()
    var path: String { directory.path("state/trustwatch.db") }

    @Test func aStoreIsMadeForItsOwnerAndGroup() throws {
        let store = try Store(path: path)
        try World(store).poll("bbc", [.unrelated("a")])
        #expect(mode("state") == 0o750)
        for suffix in ["", "-wal", "-shm"] { #expect(mode("state/trustwatch.db" + suffix) == 0o640) }
        #expect(store.id.count == 16)
        #expect(store.id != (try Store()).id)
    }

    @Test func whatWasWrittenIsThereAfterReopening() throws {
        let id: String
        do {
            let store = try Store(path: path)
            id = store.id
            try World(store).poll("bbc", [.relevant("a", ordinal: 4)])
        }
        let store = try Store(path: path)
        #expect(store.id == id)
        #expect(try store.items().map(\.guid) == ["a"])
        #expect(try store.deliveries().count == 1)
        #expect(try store.check() == [])
    }

    @Test func aReaderSeesWhatAWriterCommitsAndChangesNothing() throws {
        let world = try World(Store(path: path))
        let reader = try Store(path: path, access: .readOnly)
        #expect(reader.id == world.store.id)
        try world.poll("bbc", [.unrelated("a")])
        #expect(try reader.items(.everything).count == 1)
        #expect(throws: StoreError.self) { try reader.releaseClaims() }
        #expect(kind { try reader.releaseClaims() } == .noAccess)
    }

    @Test func twoWritersTakeTurns() throws {
        let first = try World(Store(path: path))
        let second = try World(Store(path: path))
        try first.poll("bbc", [.unrelated("a")])
        try second.poll("mail", [.unrelated("a")])
        try first.poll("bbc", [.unrelated("b")])
        #expect(try second.store.items(.everything).map(\.id.number) == [3, 2, 1])
    }

    @Test func theVersionStandsInTheFile() throws {
        _ = try Store(path: path)
        let file = try DatabaseQueue(path: path)
        #expect(try file.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
        #expect(try file.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test func aNewerVersionIsRefusedAndLeftAlone() throws {
        _ = try Store(path: path)
        let file = try DatabaseQueue(path: path)
        try file.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        for access in [Store.Access.readWrite, .readOnly] {
            let error = #expect(throws: StoreError.self) { try Store(path: path, access: access) }
            #expect(error?.kind == .otherVersion)
            #expect(error?.message.contains("store version 99") == true)
        }
        #expect(try file.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 99)
    }

    @Test func aStoreBeforeTheFirstVersionIsMigratedByAWriterOnly() throws {
        try FileManager.default.createDirectory(atPath: directory.path("state"), withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(kind { _ = try Store(path: path, access: .readOnly) } == .otherVersion)
        _ = try Store(path: path)
        _ = try Store(path: path, access: .readOnly)
    }

    /// The tables that every version has are filled as a version's program left them.
    @Test(arguments: 1..<Schema.version)
    func aStoreOfAnOldVersionOpensWithAllThatIsInIt(version: Int) throws {
        try makeStore(version: version) { db in
            try db.execute(
                sql: """
                    INSERT INTO feed (name, configured_url, url, configured, items) VALUES ('bbc', 'https://a', 'https://a', 1, 1);
                    INSERT INTO inspection (authority, status, facts, first_seen)
                        VALUES ('birmingham', 'official', '{"grades":{"overall":"good"},"improve":[],"kind":"ilacs"}', 1);
                    INSERT INTO story (title, inspection, first_seen, last_seen) VALUES ('Old', 1, 1, 1);
                    INSERT INTO item (feed, guid, title, first_seen, article, relevant, story, inspection)
                        VALUES (1, 'a', 'Old', 1, 1, 1, 1, 1);
                    INSERT INTO identity VALUES (1, 'a', 1, 1);
                    """)
        }
        let store = try Store(path: path)
        #expect(try store.items().map(\.title) == ["Old"])
        #expect(try store.inspections(all: true).map(\.facts.grades) == [[.overall: .good]])
        #expect(try store.stories().map(\.items) == [[Identifier(1)]])
        #expect(try store.check() == [])
        #expect(try store.pollRecords().values.map(\.items) == [1])
    }

    /// Version 7 came with the edition of the digest.
    @Test func anOlderStoreGetsItsEdition() throws {
        try makeStore(version: 6) { _ in }
        let store = try Store(path: path)
        let last = try store.lastDigest()
        #expect(last.made == nil && last.mark == nil)
        try World(store).poll("bbc", [.relevant("b", ordinal: 5)], at: World.start + 60)
        #expect(try store.lastDigest().edition != last.edition)
    }

    /// Until version 7 terms were found by their words.
    @Test func termsOfAnOlderStoreAreFound() throws {
        let now = World.start.milliseconds
        try makeStore(version: 7) { db in
            try db.execute(
                sql: """
                    INSERT INTO feed (name, configured_url, url, configured) VALUES ('old', 'https://a', 'https://a', 1);
                    INSERT INTO story (title, first_seen, last_seen) VALUES ('Old', 1, 1);
                    INSERT INTO item (feed, guid, title, published, first_seen, article, relevant, story)
                        VALUES (1, 'a', 'Old', \(now), \(now), 1, 1, 1);
                    INSERT INTO detail (item, dated, bands, terms, reasons, matches, mentions)
                        VALUES (1, \(now), '', 'apple', '{"article":"","notification":""}', '[]', '[]');
                    INSERT INTO item_subject VALUES (1, 'brum');
                    INSERT INTO item_term VALUES ('brum', 'apple', \(now), 1);
                    INSERT INTO term VALUES ('apple', 1);
                    UPDATE meta SET value = 1 WHERE name = 'relevant items';
                    """)
        }
        let store = try Store(path: path)
        try World(store).poll("bbc", [.relevant("b", terms: ["apple"], published: World.start)])
        #expect(try store.stories().map(\.items.count) == [2])
        #expect(try store.read { try Int.fetchAll($0, sql: "SELECT items FROM term") } == [2])
    }

    private func makeStore(version: Int, _ fill: (Database) throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: directory.path("state"), withIntermediateDirectories: true)
        try DatabaseQueue(path: path).write { db in
            try Schema.migrate(db, at: path, to: version)
            try fill(db)
        }
        #expect(kind { _ = try Store(path: path, access: .readOnly) } == .otherVersion)
    }

    @Test func otherFilesAreRefused() throws {
        #expect(kind { _ = try Store(path: path, access: .readOnly) } == .missing)
        let text = directory.path("text.db")
        try Data(String(repeating: "no database ", count: 1000).utf8).write(to: URL(fileURLWithPath: text))
        #expect(kind { _ = try Store(path: text) } == .corrupt)
        let other = directory.path("other.db")
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        #expect(kind { _ = try Store(path: other) } == .corrupt)
        #expect(kind { _ = try Store(path: "/dev/null/state/trustwatch.db") } == .noAccess)
    }

    @Test func aDamagedStoreSaysSo() throws {
        do {
            let world = try World(Store(path: path))
            try world.poll("bbc", (0..<500).map { .unrelated("\($0)") })
        }
        // Closing moved everything into the main file; the middle of it is overwritten.
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.seek(toOffset: 8 * 4096)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: 20 * 4096))
        try handle.close()
        #expect(kind { _ = try Store(path: path, access: .readOnly).items(.everything) } == .corrupt)
    }

    /// Somebody of the group may read the files, and write neither them nor their directory.
    @Test(.enabled(if: Outsider.isAvailable), arguments: [true, false])
    func theGroupReadsBesideAndAfterTheWriter(isRunning: Bool) throws {
        var world: World? = try World(Store(path: path))
        try world?.poll("bbc", [.unrelated("a")])
        if !isRunning { world = nil }
        let outsider = try Outsider(directory: directory.path("state"))
        #expect(try outsider.run("SELECT count(*) FROM item", on: path) == "1\n")
        withExtendedLifetime(world) {}
    }

    private func mode(_ name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: directory.path(name))
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }

    private func kind(_ body: () throws -> Void) -> StoreError.Kind? {
        do { try body() } catch let error as StoreError { return error.kind } catch {}
        return nil
    }
}
