package import Curl
package import Logging
internal import TrustwatchCore
package import TrustwatchStore

/// What every part of the service works with.
package struct Tools: Sendable {
    package let store: Store
    package let transfers: Transfers
    /// The outbox has its own, so that no number of sources that hang keeps a message waiting.
    package let deliveries: Transfers
    package let clock: WallClock
    package let log: Logger

    package init(
        store: Store, transfers: Transfers, deliveries: Transfers = Transfers(limit: 32), clock: WallClock, log: Logger
    ) {
        self.store = store
        self.transfers = transfers
        self.deliveries = deliveries
        self.clock = clock
        self.log = log
    }

    /// Drops what is about no subject once it is that old; its identities stay, so that it never comes back as new.
    func dropUnmatched(olderThan age: Duration) throws(StoreError) {
        _ = try store.prune(before: clock.now() + (.zero - age))
    }
}
