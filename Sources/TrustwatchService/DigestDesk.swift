internal import TrustwatchCore
internal import TrustwatchStore

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
            let digest = try tools.store.digest(
                since: now + (.zero - settings.digest.period), now: now, subjects: settings.subjects,
                feeds: settings.feeds)
            try writer.write(digest)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
