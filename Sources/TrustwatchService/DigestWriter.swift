internal import TrustwatchCore

struct DigestWriter: Sendable {
    init(settings: Settings.DigestSettings, stateDirectory: String) {}
    func write(_ digest: Digest) throws {}
}
