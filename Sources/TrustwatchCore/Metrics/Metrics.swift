package import struct Foundation.Date

/// What somebody who looks after many programs wants to see of this one, at one moment.
package struct Metrics: Sendable, Equatable {
    package var now: Date
    /// Every source of feeds.conf that was asked at least once.
    package var sources: [Source]
    package var backlogs: [Backlog]
    /// Inspections of watched subjects by how sure they are.
    package var inspections: [Inspection.Status: Int]

    package init(now: Date, sources: [Source], backlogs: [Backlog], inspections: [Inspection.Status: Int]) {
        self.now = now
        self.sources = sources
        self.backlogs = backlogs
        self.inspections = inspections
    }

    package struct Source: Sendable, Equatable {
        package var name: String
        /// Whether its last poll succeeded.
        package var isUp: Bool
        /// Failed polls since the last that succeeded.
        package var failures: Int
        /// In the store.
        package var items: Int
        package var lastSuccess: Date?

        package init(name: String, isUp: Bool, failures: Int, items: Int, lastSuccess: Date?) {
            self.name = name
            self.isUp = isUp
            self.failures = failures
            self.items = items
            self.lastSuccess = lastSuccess
        }
    }

    /// Deliveries to one channel in one state.
    package struct Backlog: Sendable, Equatable {
        package var channel: String
        package var state: Delivery.State
        package var count: Int
        /// When the oldest of their messages was written.
        package var oldest: Date?

        package init(channel: String, state: Delivery.State, count: Int, oldest: Date?) {
            self.channel = channel
            self.state = state
            self.count = count
            self.oldest = oldest
        }
    }
}
