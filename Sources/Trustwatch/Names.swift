internal import TrustwatchCore

/// Checks of names on the command line against feeds.conf, so that a typo is told instead of finding nothing.
enum Names {
    static func check(subject: String?, feed: String?, in settings: Settings) throws(Failure) {
        if let subject { try check(subject, "subject", among: settings.subjects.map(\.id)) }
        if let feed { try check(feed, "source", among: settings.feeds.map(\.name)) }
    }

    /// What was stored under a name that feeds.conf has no more can still be asked for where nothing is like it.
    static func check(_ name: String, _ noun: String, among names: [String]) throws(Failure) {
        guard !names.contains(name), let nearest = Suggestion.nearest(to: name, among: names) else { return }
        throw Failure(.usage, "there is no \(noun) \"\(name)\"", hint: "did you mean \"\(nearest)\"?")
    }
}
