internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore

/// `parse`: feed files in, JSON Feed out. Needs neither settings nor a store.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Reads feed files and prints them as JSON Feed.",
        discussion: """
            Prints one line a file: JSON Feed 1.1, or {"error": …} where the file is no feed.

            With --batch, every line of standard input is a request:
              {"file": "feed.xml", "base_url": "https://…", "content_type": "text/xml"}
            and one line is printed for each, in order.

            Examples:
              trustwatch parse feed.xml
              trustwatch parse --kind ofsted-provider page.html
              trustwatch parse --batch < requests.jsonl
            """
    )

    enum Format: String, ExpressibleByArgument {
        case jsonfeed
    }

    enum Kind: String, ExpressibleByArgument {
        case feed
        case ofstedProvider = "ofsted-provider"
        case ofstedSearch = "ofsted-search"

        var source: Feed.Kind {
            switch self {
            case .feed: .feed
            case .ofstedProvider: .ofstedProvider
            case .ofstedSearch: .ofstedSearch
            }
        }
    }

    @Argument(help: "The files to read.")
    var files: [String] = []

    @Flag(help: "Read requests from standard input, one a line.")
    var batch = false

    @Option(help: "The address the document came from, where its relative links start.")
    var baseURL: String?

    @Option(help: "The Content-Type header it came with.")
    var contentType: String?

    @Option(help: "What the documents are: feed, ofsted-provider for Ofsted's page of one provider, or ofsted-search.")
    var kind = Kind.feed

    @Option(help: "The form to print: jsonfeed.")
    var format = Format.jsonfeed

    func validate() throws {
        if batch != files.isEmpty {
            throw ValidationError(
                batch ? "--batch reads the names of files from standard input." : "Name at least one file.")
        }
    }

    func run() throws {
        if batch {
            while let line = readLine() { try print(ParseRequest.answer(to: line, as: kind.source).line) }
            return
        }
        var worst = ParseRequest.Outcome.fine
        for file in files {
            let request = ParseRequest(file: file, baseURL: baseURL, contentType: contentType)
            let answer = request.answer(as: kind.source)
            try print(answer.line)
            worst = max(worst, answer.outcome)
        }
        if worst != .fine { throw ExitCode(worst.rawValue) }
    }

    private func print(_ line: consuming [UInt8]) throws(Failure) {
        line.append(UInt8(ascii: "\n"))
        try Console.write(line)
    }
}

/// One file to read.
struct ParseRequest: Decodable {
    var file: String
    var baseURL: String?
    var contentType: String?

    enum CodingKeys: String, CodingKey {
        case file
        case baseURL = "base_url"
        case contentType = "content_type"
    }

    enum Outcome: Int32, Comparable {
        case fine = 0
        case notAFeed = 65
        case missingFile = 66

        static func < (one: Outcome, other: Outcome) -> Bool { one.rawValue < other.rawValue }
    }

    /// What is printed for one file, without the line's end.
    struct Answer {
        var outcome: Outcome
        var line: [UInt8]

        fileprivate static func error(_ outcome: Outcome, _ text: String) -> Answer {
            Answer(outcome: outcome, line: JSONFeedWriter.write(error: text))
        }
    }

    /// Answers one line of a batch; a line that is no request is answered as well.
    static func answer(to line: String, as kind: Feed.Kind) -> Answer {
        do {
            return try JSONDecoder().decode(ParseRequest.self, from: Data(line.utf8)).answer(as: kind)
        } catch {
            return .error(.notAFeed, "no request: \(line)")
        }
    }

    func answer(as kind: Feed.Kind) -> Answer {
        guard let body = read() else { return .error(.missingFile, "\(file): no such file, or it cannot be read") }
        guard body.count <= Self.limit else {
            return .error(.notAFeed, "\(file): larger than \(Self.limit / 1_000_000) MB")
        }
        do {
            let feed = try FeedParser.read(body, as: kind, contentType: contentType, baseURL: baseURL)
            return Answer(outcome: .fine, line: JSONFeedWriter.write(feed))
        } catch {
            return .error(.notAFeed, "\(file): not a feed but \(error.what)")
        }
    }

    /// Ten times what a poll takes: the file is there already, but a device may have no end.
    private static let limit = 100_000_000

    /// One byte more than the limit where there are as many; nil where the file cannot be read.
    private func read() -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
        do {
            return try Array(handle.read(upToCount: Self.limit + 1) ?? Data())
        } catch {
            return nil
        }
    }
}
