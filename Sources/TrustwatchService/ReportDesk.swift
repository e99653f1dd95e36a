internal import Crypto
internal import Curl
internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// Fetches the reports that an official page lists and reads what the page does not say: the grades, and what must
/// improve. Whatever fails here is logged; the poll goes on with what the page says, and the report is tried again.
struct ReportDesk: Sendable {
    let tools: Tools
    let settings: Settings
    /// Where reports are kept, each under the hash of its bytes.
    let directory: String

    /// Completes the rows that the store does not know yet. Of a page that is read for the first time only those that
    /// may be told: its history is long, and the server is somebody else's.
    func complete(_ reading: inout Intake.Reading, of feed: Feed, _ record: PollRecord) async {
        // Of no other source an entry is official: most have many entries, and each would be looked at.
        guard feed.listsReports else { return }
        let official = reading.items.indices.filter { reading.items[$0].mentions.first?.standing == .official }
        guard !official.isEmpty else { return }
        let keys = official.map { reading.items[$0].key }
        let new = (try? tools.store.unknownKeys(among: keys, of: feed.name)) ?? []
        var isFirst = true
        for index in official where new.contains(reading.items[index].key) {
            let item = reading.items[index]
            guard item.isRelevant, record.baseline || isRecent(item) else { continue }
            guard let url = item.mentions[0].facts.reportURL else { continue }
            if !isFirst { try? await Task.sleep(for: feed.pace.pause) }
            isFirst = false
            do {
                let facts = try await read(url, listedBy: feed)
                reading.items[index].mentions[0].facts.complete(from: facts)
                reading.items[index].mentions[0].facts.reportHash = facts.reportHash
            } catch {
                tools.log.warning(
                    "\(feed.name): the report \(url) could not be read, and will be tried again: \(error)")
                // A server that does not answer would hold the poll for each report anew.
                if error is TransferError { return }
            }
        }
    }

    private func isRecent(_ item: Intake.IncomingItem) -> Bool {
        guard let published = item.mentions[0].facts.published else { return false }
        let today = Int(tools.clock.now().timeIntervalSince1970 / 86_400)
        return .seconds((today - published.firstDay) * 86_400) <= settings.notifyWithin
    }

    /// What the report at an address says.
    func read(_ url: String, listedBy feed: Feed) async throws -> Inspection.Facts {
        let body = try await tools.transfers.page(url, of: feed, contact: settings.contact).body
        let name = SHA256.hash(data: body).hexadecimal
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        let path = "\(directory)/\(name).pdf"
        try Data(body).write(to: URL(filePath: path), options: .atomic)
        do {
            var facts = try ReportReader.read(await PDFText().read(path), authorities: Authorities.all).facts
            facts.reportHash = name
            return facts
        } catch {
            // What is no report is not worth keeping.
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }
}

extension Feed {
    /// Whether reports are among its items: on an official page that comes from a server, for a file's links lead
    /// elsewhere.
    var listsReports: Bool { (kind == .ofstedProvider || kind == .ofstedSearch) && host != url }
}

extension Sequence<UInt8> {
    /// As lower-case digits, two a byte.
    var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
