internal import CBuild

/// How the program introduces itself, so that a publisher can find out who asks and why.
package enum UserAgent {
    /// `trustwatch/1.0 (+https://example.org/watcher)`.
    package static func words(contact: String?) -> String {
        "trustwatch/\(Version.number)" + (contact.map { " (+\($0))" } ?? "")
    }
}

/// The release, by semantic versioning, and what it was built from.
package enum Version {
    package static let number = "0.2.0"

    /// The first ten digits of the commit's name; empty where the build was told of none.
    package static var commit: String {
        let number = trustwatch_commit()
        guard number > 0 else { return "" }
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }

    /// `0.2.0 (commit 7f0163e0d1)`
    package static var words: String { number + (commit.isEmpty ? "" : " (commit \(commit))") }
}
