/// What feeds.conf says, complete: defaults filled in, credentials read.
package struct Settings: Sendable, Equatable {
    /// Goes into the User-Agent, so that a publisher can reach whoever polls.
    package var contact: String?
    package var notifyWithin: Duration = .seconds(14 * 86_400)
    package var store = StoreSettings()
    package var digest = DigestSettings()
    /// Where to say that all is well.
    package var heartbeat: Heartbeat?
    package var subjects: [Subject] = []
    package var feeds: [Feed] = []
    package var channels: [Channel] = []

    package init() {}

    package struct StoreSettings: Sendable, Equatable {
        /// nil: where the program looks by itself.
        package var directory: String?
        package var keepUnmatched: Duration = .seconds(60 * 86_400)

        package init() {}
    }

    /// An address that a monitor elsewhere waits to hear from.
    package struct Heartbeat: Sendable, Equatable {
        /// A secret: whoever knows it may keep the monitor quiet.
        package var url: Secret
        package var allowPrivateAddress: Bool

        package init(url: Secret, allowPrivateAddress: Bool = false) {
            self.url = url
            self.allowPrivateAddress = allowPrivateAddress
        }
    }

    package struct DigestSettings: Sendable, Equatable {
        package enum Format: String, CaseIterable, Sendable {
            case markdown, html, atom, json
        }

        /// Under the state directory unless absolute.
        package var directory = "digest"
        package var formats: [Format] = [.markdown, .html, .atom]
        package var period: Duration = .seconds(7 * 86_400)

        package init() {}
    }
}
