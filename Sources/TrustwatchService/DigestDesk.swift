internal import TrustwatchCore
internal import TrustwatchStore

internal import struct Foundation.Date

/// Gathers a digest from the store and has it written.
struct DigestDesk: Sendable {
    private let tools: Tools
    private let settings: Settings
    private let writer: DigestWriter

    init(tools: Tools, settings: Settings, stateDirectory: String) {
        self.tools = tools
        self.settings = settings
        writer = DigestWriter(settings: settings.digest, stateDirectory: stateDirectory)
    }

    /// Writes the files of the digest as of now, and says in a sentence why that was not possible.
    func write() -> String? {
        let now = tools.clock.now()
        do {
            try keep(DigestTerm(at: now, period: settings.digest.period), now)
            try writer.write(try gather(since: now + (.zero - settings.digest.period), now))
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// The digest of the running term is written again and again; the first round after its end writes it for the last
    /// time, with what came after the last round in it.
    private func keep(_ term: DigestTerm, _ now: Date) throws {
        let last = term.previous
        if !writer.has(term), writer.has(last) {
            try writer.write(try gather(since: last.start, last.end), of: last)
        }
        try writer.write(try gather(since: term.start, now), of: term)
    }

    private func gather(since: Date, _ now: Date) throws(StoreError) -> Digest {
        try tools.store.digest(since: since, now: now, subjects: settings.subjects, feeds: settings.feeds)
    }
}
