import Foundation
import GRDB
import Testing
import TrustwatchCore

@testable import TrustwatchStore

@Suite struct StoreCareTests {
    let directory = ScratchDirectory()

    @Test func aBackupIsOneWholeFile() throws {
        let world = try World(Store(path: directory.path("trustwatch.db")))
        try world.poll("bbc", [.relevant("a", ordinal: 4), .unrelated("b")])
        let file = directory.path("backup.db")
        try world.store.backup(to: file)
        let backup = try Store(path: file, access: .readOnly)
        #expect(try backup.items(.everything) == (try world.store.items(.everything)))
        #expect(backup.id == world.store.id)
        #expect(try backup.check() == [])
        #expect(!FileManager.default.fileExists(atPath: file + "-wal"))
        #expect(!FileManager.default.fileExists(atPath: file + ".part"))
        #expect(throws: StoreError.self) { try world.store.backup(to: file) }
        #expect(throws: StoreError.self) { try world.store.backup(to: "/dev/null/backup.db") }
    }

    @Test func aBackupTakesThePlaceOfAnyStore() throws {
        let path = directory.path("trustwatch.db")
        let file = directory.path("backup.db")
        do {
            let world = try World(Store(path: path))
            try world.poll("bbc", [.unrelated("kept")])
            try world.store.backup(to: file)
            try world.poll("bbc", [.unrelated("lost")])
        }
        let reader = try Store(path: path, access: .readOnly)
        var steps: [[Int]] = []
        try Store.restore(from: file, to: path) { done, total in steps.append([done, total]) }
        #expect(steps.last.map { $0[0] == $0[1] } == true)
        #expect(try reader.items(.everything).count == 2)
        #expect(try Store(path: path).items(.everything).map(\.guid) == ["kept"])
        try Data("damaged".utf8).write(to: URL(fileURLWithPath: path))
        try Store.restore(from: file, to: path)
        #expect(try Store(path: path).items(.everything).map(\.guid) == ["kept"])
        let leftovers = try FileManager.default.contentsOfDirectory(atPath: directory.path(".")).sorted()
        #expect(leftovers == ["backup.db", "trustwatch.db", "trustwatch.db-shm", "trustwatch.db-wal"])
    }

    @Test func whatIsNoBackupChangesNothing() throws {
        let path = directory.path("trustwatch.db")
        let world = try World(Store(path: path))
        try world.poll("bbc", [.unrelated("kept")])
        let other = directory.path("other")
        for content in ["", "text"] {
            try Data(content.utf8).write(to: URL(fileURLWithPath: other))
            #expect(throws: StoreError.self) { try Store.restore(from: other, to: path) }
        }
        #expect(throws: StoreError.self) { try Store.restore(from: directory.path("missing"), to: path) }
        #expect(try Store(path: path).items(.everything).map(\.guid) == ["kept"])
    }

    @Test func strayRowsAreFound() throws {
        let store = try Store()
        try store.sync(feeds: World.feeds, subjects: [])
        #expect(try store.check() == [])
        try store.write { db in
            try db.execute(
                sql: """
                    PRAGMA defer_foreign_keys = ON;
                    INSERT INTO item (feed, title, first_seen, article, relevant) VALUES (1, 'a', 0, 1, 0);
                    """)
        }
        #expect(try store.check() == [])
    }

    @Test func pruningKeepsWhatAnInspectionRestsOn() throws {
        let world = try World()
        var elsewhere = Intake.IncomingItem.relevant("a", bands: [1], ordinal: 4)
        elsewhere.matches = []
        elsewhere.mentions[0].authority = "leeds"
        var weighed = Intake.IncomingItem.relevant("b", bands: [2])
        weighed.matches[0].score = 0.5
        try world.poll("bbc", [elsewhere, weighed] + (0..<2500).map { .unrelated("\($0)") })
        #expect(try world.store.prune(before: World.start + 1) == 2501)
        #expect(try world.store.items(.everything).map(\.guid) == ["a"])
        #expect(try world.store.pollRecord(of: "bbc")?.items == 1)
        let bands = try world.store.read { try Int.fetchAll($0, sql: "SELECT band FROM item_band") }
        #expect(bands == [1])
        #expect(try world.store.check() == [])
    }
}
