internal import Curl
internal import Foundation
internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

/// Reads the pages of the providers that a page of Ofsted's search shows to have a new report.
struct ProviderPages: Sendable {
    let tools: Tools
    let watch: Watch

    /// In one poll: a hundred pages at once are no way to treat a server, and the next poll comes.
    static let limit = 25
    /// After so many pages that cannot be had, the server has a bad day.
    private static let patience = 3

    /// Puts the reports that the providers' pages list beside the search's own rows, of which those stay away whose
    /// provider's page is still to be read: they are new again at the next poll.
    func follow(_ reading: inout Intake.Reading, of feed: Feed) async throws(StoreError) {
        let unknown = try tools.store.unknownKeys(among: reading.items.map(\.key), of: feed.name)
        let new = reading.items.filter { unknown.contains($0.key) }
        reading.items.removeAll { unknown.contains($0.key) }
        var read = 0
        var trouble: String?
        for (number, row) in new.prefix(Self.limit).enumerated() {
            guard let url = row.url, number - read < Self.patience else { break }
            if number > 0 { try? await Task.sleep(for: feed.pace.pause) }
            do {
                reading.items += try await page(url, of: feed) + [row]
                read += 1
            } catch {
                trouble = "a provider's page could not be read: \(error)"
            }
        }
        reading.isPartial = read < new.count
        reading.warning = trouble ?? reading.warning
    }

    private func page(_ url: String, of feed: Feed) async throws -> [Intake.IncomingItem] {
        let response = try await tools.transfers.page(url, of: feed, contact: watch.settings.contact)
        let page = try PageParser.ofstedProvider(
            response.body, contentType: response.headers["Content-Type"], baseURL: response.url)
        return Intake.read(page, of: feed, with: watch.matcher).items
    }
}
