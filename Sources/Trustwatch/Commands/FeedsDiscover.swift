internal import ArgumentParser
internal import Curl
internal import TrustwatchCore
internal import TrustwatchService

extension FeedsCommand {
    struct Discover: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discover",
            abstract: "Finds the feeds of a page and prints the [[feed]] tables to add; edits nothing.",
            discussion: """
                Examples:
                  trustwatch feeds discover https://www.example.org/news
                """)

        @Argument(help: "A page or a feed.")
        var url: String
        @Flag(help: "The page may be on loopback or a private network.")
        var allowPrivateAddress = false
        @OptionGroup var global: GlobalOptions

        func run() async throws {
            let settings = try global.settingsForReading()
            let found: [OPML.Outline]
            switch try await read(url, settings) {
            case .success(let feed): found = [feed]
            case .failure(let page):
                var feeds: [OPML.Outline] = []
                for address in page.advertised.prefix(20) {
                    if let feed = try? await read(address, settings).get() { feeds.append(feed) }
                }
                guard !feeds.isEmpty else {
                    throw Failure(
                        .failed, "\(url) is \(page.what) that names no feed",
                        hint: "kind = \"page\" with XPaths reads pages without a feed")
                }
                found = feeds
            }
            try Console.write(FeedsConf.tables(for: found, taken: settings.feeds.map(\.name)))
        }

        private func read(_ url: String, _ settings: Settings) async throws(Failure) -> Result<OPML.Outline, NotAFeed> {
            var request = HTTPRequest(url)
            request.userAgent = UserAgent.words(contact: settings.contact)
            request.allowPrivateAddress = allowPrivateAddress
            let response: HTTPResponse
            do {
                response = try await Transfers().send(request)
            } catch {
                throw Failure(.unreachable, error.description)
            }
            guard (200..<300).contains(response.status) else {
                throw Failure(.failed, "\(response.url): the server answered \(response.status)")
            }
            do {
                let feed = try FeedParser.parse(
                    response.body, contentType: response.headers["Content-Type"], baseURL: response.url,
                    detail: .polling)
                return .success(OPML.Outline(name: CleanText.line(feed.title ?? response.url), url: response.url))
            } catch {
                return .failure(error)
            }
        }
    }
}
