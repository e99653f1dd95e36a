/// How the program introduces itself, so that a publisher can find out who asks and why.
package enum UserAgent {
    /// `trustwatch/1.0 (+https://example.org/watcher)`.
    package static func words(contact: String?) -> String {
        "trustwatch/\(Version.number)" + (contact.map { " (+\($0))" } ?? "")
    }
}

/// The release, by semantic versioning.
package enum Version {
    package static let number = "0.1.0"
}
