internal import ArgumentParser
internal import Foundation
internal import TrustwatchCore

/// `parse`: feed files in, JSON Feed out. Needs neither settings nor a store.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read feed files and print them as JSON Feed.",
        discussion: """
            Prints one line a file: JSON Feed 1.1, or {"error": …} where the file is no feed.

            With --batch, every line of standard input is a request:
              {"file": "feed.xml", "base_url": "https://…", "content_type": "text/xml"}
            and one line is printed for each, in order.
            """
    )

    enum Format: String, ExpressibleByArgument {
        case jsonfeed
    }

    enum Kind: String, ExpressibleByArgument {
        case feed
        case ofstedProvider = "ofsted-provider"

        var source: Feed.Kind { self == .feed ? .feed : .ofstedProvider }
    }

    @Argument(help: "The files to read.")
    var files: [String] = []

    @Flag(help: "Read requests from standard input, one a line.")
    var batch = false

    @Option(help: "The address the document came from, where its relative links start.")
    var baseURL: String?

    @Option(help: "The Content-Type header it came with.")
    var contentType: String?

    @Option(help: "What the documents are: feed, or ofsted-provider for Ofsted's page of one provider.")
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
            while let line = readLine() { ParseRequest.answer(line, as: kind.source) }
            return
        }
        let outcomes = files.map { file in
            ParseRequest(file: file, baseURL: baseURL, contentType: contentType).answer(as: kind.source).rawValue
        }
        if let worst = outcomes.max(), worst != 0 { throw ExitCode(worst) }
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

    enum Outcome: Int32 {
        case fine = 0
        case notAFeed = 65
        case missingFile = 66
    }

    /// Answers one line of a batch; a line that is no request is answered as well.
    static func answer(_ line: String, as kind: Feed.Kind) {
        do {
            try JSONDecoder().decode(ParseRequest.self, from: Data(line.utf8)).answer(as: kind)
        } catch {
            print(JSONFeedWriter.write(error: "no request: \(line)"))
        }
    }

    /// Prints one line.
    @discardableResult
    func answer(as kind: Feed.Kind) -> Outcome {
        guard let data = FileManager.default.contents(atPath: file) else {
            print(JSONFeedWriter.write(error: "\(file): no such file, or it cannot be read"))
            return .missingFile
        }
        do {
            let feed = try FeedParser.read(Array(data), as: kind, contentType: contentType, baseURL: baseURL)
            print(JSONFeedWriter.write(feed))
            return .fine
        } catch {
            print(JSONFeedWriter.write(error: "\(file): not a feed but \(error.what)"))
            return .notAFeed
        }
    }

    private static func print(_ line: [UInt8]) {
        FileHandle.standardOutput.write(Data(line + [0x0A]))
    }

    private func print(_ line: [UInt8]) {
        Self.print(line)
    }
}
