import Foundation
import Testing
import TrustwatchCore

@testable import TrustwatchService

@Suite struct DigestWriterTests {
    let state = NSTemporaryDirectory() + "trustwatch-\(UUID().uuidString)"
    var folder: String { state + "/digest" }
    let digest = Digest(
        store: "k", now: Date(timeIntervalSince1970: 1_681_812_000), since: Date(timeIntervalSince1970: 1_681_207_200))

    func writer(_ formats: [Settings.DigestSettings.Format] = [.markdown, .html, .atom, .json]) -> DigestWriter {
        var settings = Settings.DigestSettings()
        settings.formats = formats
        return DigestWriter(settings: settings, stateDirectory: state)
    }

    func attributes(_ name: String) throws -> [FileAttributeKey: Any] {
        try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
    }

    func identity(_ name: String) throws -> Int? { try attributes(name)[.systemFileNumber] as? Int }

    @Test func writesEveryFormatForOwnerAndGroup() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        try writer().write(digest)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == ["digest.atom", "digest.html", "digest.json", "digest.md"])
        for format in Settings.DigestSettings.Format.allCases {
            let content = FileManager.default.contents(atPath: "\(folder)/\(format.fileName)")
            #expect(content == Data(format.render(digest).utf8))
            #expect(try attributes(format.fileName)[.posixPermissions] as? Int == 0o640)
        }
    }

    @Test func aFileWithNothingNewIsLeftAlone() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        try writer([.markdown]).write(digest)
        let first = try identity("digest.md")
        var later = digest
        later.now += 60
        try writer([.markdown]).write(later)
        #expect(try identity("digest.md") == first)
        later.now += 86_400
        try writer([.markdown]).write(later)
        #expect(try identity("digest.md") != first)
    }

    @Test func aLinkInItsPlaceIsReplacedAndItsTargetLeftAlone() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let target = state + "/target"
        let content = Data(MarkdownDigest.render(digest).utf8)
        for name in ["digest.md", ".digest.md.new"] {
            _ = FileManager.default.createFile(atPath: target, contents: content)
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: target)
        }
        try writer([.markdown]).write(digest)
        #expect(try attributes("digest.md")[.type] as? FileAttributeType == .typeRegular)
        #expect(FileManager.default.contents(atPath: target) == content)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["digest.md"])
    }

    @Test func pastDigestsAreKeptAndLinked() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        let writer = writer([.markdown, .html, .atom])
        let running = DigestTerm(at: digest.now, period: .seconds(7 * 86_400))
        #expect(!writer.has(running))
        try writer.write(digest, of: running.previous.previous)
        try writer.write(digest, of: running.previous)
        try writer.write(digest, of: running)
        #expect(writer.has(running))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder + "/past").sorted() == [
                "2023-04-03.html", "2023-04-03.md", "2023-04-10.html", "2023-04-10.md", "2023-04-17.html",
                "2023-04-17.md",
            ])
        try writer.write(digest)
        let page = try String(contentsOfFile: folder + "/digest.html", encoding: .utf8)
        // The running one says no more than the page itself.
        #expect(
            page.matches(of: #/href="(past/.*?)"/#).map(\.1) == ["past/2023-04-10.html", "past/2023-04-03.html"])
        #expect(try !String(contentsOfFile: folder + "/past/2023-04-10.html", encoding: .utf8).contains("past/"))
    }

    @Test func oneThatCannotBeWrittenStopsNoOther() throws {
        defer { try? FileManager.default.removeItem(atPath: state) }
        try FileManager.default.createDirectory(atPath: folder + "/digest.md", withIntermediateDirectories: true)
        let expected = DigestWriter.Failure(
            description: "The digest \(folder)/digest.md cannot be written: Is a directory.")
        #expect(throws: expected) { try writer([.markdown, .json]).write(digest) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["digest.json", "digest.md"])
    }

    @Test func aFolderThatCannotBeMadeIsNamed() {
        var settings = Settings.DigestSettings()
        settings.directory = "/dev/null/digest"
        settings.formats = [.json]
        let writer = DigestWriter(settings: settings, stateDirectory: state)
        let expected = DigestWriter.Failure(
            description: "The digest /dev/null/digest/digest.json cannot be written: Not a directory.")
        #expect(throws: expected) { try writer.write(digest) }
    }
}
