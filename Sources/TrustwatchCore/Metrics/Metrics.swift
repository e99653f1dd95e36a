package import struct Foundation.Date

/// What somebody who looks after many programs wants to see of this one, at one moment.
package struct Metrics: Sendable, Equatable {
    package var now: Date
    /// Every source of feeds.conf.
    package var sources: [FeedHealth]
    package var backlogs: [Backlog]
    /// Inspections of watched subjects by how sure they are.
    package var inspections: [Inspection.Status: Int]

    package init(now: Date, sources: [FeedHealth], backlogs: [Backlog], inspections: [Inspection.Status: Int]) {
        self.now = now
        self.sources = sources
        self.backlogs = backlogs
        self.inspections = inspections
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
