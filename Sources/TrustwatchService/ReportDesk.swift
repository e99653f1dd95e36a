internal import Crypto
internal import Curl
internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// Fetches the reports that an official page newly lists and reads what the page does not say: the grades, and what must
/// improve. Whatever fails here is logged; the poll goes on with what the page says.
struct ReportDesk: Sendable {
    let tools: Tools
    let settings: Settings
    /// Where reports are kept, each under the hash of its bytes.
    let directory: String

    /// Completes the rows that the store does not know yet. Of a page that is read for the first time only those that
    /// may be told: its history is long, and the server is somebody else's.
    func complete(_ reading: inout Intake.Reading, of feed: Feed, _ record: PollRecord) async {
        let official = reading.items.indices.filter { reading.items[$0].mentions.first?.standing == .official }
        guard !official.isEmpty, feed.host != feed.url else { return }
        do {
            let new = try tools.store.unknownKeys(among: official.map { reading.items[$0].key }, of: feed.name)
            for index in official where new.contains(reading.items[index].key) {
                let item = reading.items[index]
                guard item.isRelevant, record.baseline || isRecent(item) else { continue }
                guard let url = item.mentions[0].facts.reportURL else { continue }
                let report = try await read(url, listedBy: feed)
                reading.items[index].mentions[0].facts.complete(from: report.facts)
                try await Task.sleep(for: feed.pace.pause)
            }
        } catch {
            tools.log.warning("\(feed.name): a report could not be read: \(error)")
        }
    }

    private func isRecent(_ item: Intake.IncomingItem) -> Bool {
        guard let published = item.mentions[0].facts.published else { return false }
        let today = Int(tools.clock.now().timeIntervalSince1970 / 86_400)
        return .seconds((today - published.firstDay) * 86_400) <= settings.notifyWithin
    }

    private func read(_ url: String, listedBy feed: Feed) async throws -> Report {
        var request = HTTPRequest(url)
        request.userAgent = feed.access.userAgent ?? UserAgent.words(contact: settings.contact)
        request.proxy = feed.access.proxy
        request.timeout = feed.pace.timeout
        request.maxSize = feed.pace.maxSize
        request.allowPrivateAddress = feed.allowPrivateAddress
        let response = try await tools.transfers.send(request)
        guard response.status == 200 else {
            throw Unread("\(url): the server answered \(HTTPStatus.words(response.status))")
        }
        let name = SHA256.hash(data: response.body).hexadecimal
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        let path = "\(directory)/\(name).pdf"
        try Data(response.body).write(to: URL(filePath: path), options: .atomic)
        return try ReportReader.read(await PDFText().read(path), authorities: Authorities.all)
    }

    private struct Unread: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }
}

extension Sequence<UInt8> {
    /// As lower-case digits, two a byte.
    var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
