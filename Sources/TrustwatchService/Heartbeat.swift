internal import Curl
internal import Logging
internal import TrustwatchCore

/// Tells a monitor elsewhere that all is well: when it hears nothing for a while, it raises the alarm that a dead
/// program cannot.
struct Heartbeat: Sendable {
    private static let timeout = Duration.seconds(10)

    private let tools: Tools
    private let settings: Settings.Heartbeat
    private let userAgent: String

    /// nil where nobody listens.
    init?(tools: Tools, settings: Settings) {
        guard let heartbeat = settings.heartbeat else { return nil }
        self.tools = tools
        self.settings = heartbeat
        userAgent = UserAgent.words(contact: settings.contact)
    }

    /// Asks for the address. What goes wrong is only logged: the monitor notices by itself.
    func beat() async {
        var request = HTTPRequest(settings.url.reveal)
        request.userAgent = userAgent
        request.timeout = Self.timeout
        request.allowPrivateAddress = settings.allowPrivateAddress
        request.maxSize = 1_000_000
        request.redactURL = true
        do {
            let status = try await tools.deliveries.send(request).status
            guard (200..<300).contains(status) else {
                return tools.log.warning("The heartbeat was answered with \(status)")
            }
        } catch {
            tools.log.warning("The heartbeat did not arrive: \(error)")
        }
    }
}
