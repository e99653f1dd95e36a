package import struct Foundation.Date

/// Which sources may be asked now: the due ones, as many at once and as close together as each host allows.
///
/// A value that is told what starts and ends; the daemon and a single round both turn it. Every step costs no more than
/// a search in a sorted list, so that thousands of sources are no load.
package struct Rota: Sendable {
    /// A host's queue: sources that are due, and what keeps them waiting.
    private struct Host {
        /// A slice, from whose start the next one is taken without moving the others.
        var waiting: ArraySlice<Feed> = []
        var busy = 0
        var freeAt = Date.distantPast

        /// The next source, where one may be asked now.
        mutating func start(at now: Date) -> Feed? {
            guard let feed = waiting.first, busy < feed.pace.perHost, freeAt <= now else { return nil }
            waiting.removeFirst()
            busy += 1
            freeAt = now + feed.pace.pause
            return feed
        }

        /// - Returns: whether nothing was waiting.
        mutating func add(_ feed: Feed) -> Bool {
            waiting.append(feed)
            return waiting.count == 1
        }
    }

    private struct Appointment: Sendable {
        var date: Date
        var feed: Feed
    }

    /// Latest first, so that the next one is taken from the end.
    private var appointments: [Appointment]
    private var hosts: [String: Host] = [:]
    /// Hosts with something waiting, longest first.
    private var pending: [String] = []
    /// Sources being asked.
    package private(set) var inFlight = 0
    private let limit: Int

    /// - Parameter limit: sources asked at the same time, over all hosts.
    package init(_ schedule: [(feed: Feed, due: Date)], limit: Int) {
        appointments = schedule.enumerated()
            .sorted { ($0.element.due, $0.offset) > ($1.element.due, $1.offset) }
            .map { Appointment(date: $0.element.due, feed: $0.element.feed) }
        self.limit = limit
    }

    /// Whether nobody is being asked and nobody who is due waits for a turn.
    package var isIdle: Bool { pending.isEmpty && inFlight == 0 }

    /// The sources that are to be asked now; each counts as in flight until `finished`.
    package mutating func start(at now: Date) -> [Feed] {
        while let next = appointments.last, next.date <= now {
            appointments.removeLast()
            let host = next.feed.host
            if hosts[host, default: Host()].add(next.feed) { pending.append(host) }
        }
        var started: [Feed] = []
        var index = 0
        while index < pending.count, inFlight < limit {
            let name = pending[index]
            while inFlight < limit, let feed = hosts[name]?.start(at: now) {
                inFlight += 1
                started.append(feed)
            }
            if hosts[name]?.waiting.isEmpty == true { pending.remove(at: index) } else { index += 1 }
        }
        return started
    }

    /// A source has answered, or failed to; it is asked again at `due`, or never where that is nil.
    package mutating func finished(_ feed: Feed, due: Date?) {
        inFlight -= 1
        hosts[feed.host]?.busy -= 1
        if let host = hosts[feed.host], host.busy == 0, host.waiting.isEmpty, feed.pace.pause == .zero {
            hosts[feed.host] = nil
        }
        if let due { add(feed, due: due) }
    }

    /// Nobody on this host is asked before `date`: its server wants to be left alone.
    package mutating func postpone(host: String, until date: Date) {
        let postponed =
            (hosts[host]?.waiting ?? []).map { Appointment(date: date, feed: $0) }
            + appointments.filter { $0.feed.host == host && $0.date < date }.map {
                Appointment(date: date, feed: $0.feed)
            }
        hosts[host]?.waiting = []
        pending.removeAll { $0 == host }
        appointments.removeAll { $0.feed.host == host && $0.date < date }
        for appointment in postponed { add(appointment.feed, due: appointment.date) }
    }

    /// The source is to be asked at `due`.
    package mutating func add(_ feed: Feed, due: Date) {
        let place = appointments.partitioningIndex { $0.date < due }
        appointments.insert(Appointment(date: due, feed: feed), at: place)
    }

    /// When `start` can next have something to say, unless a source finishes before.
    package var nextStart: Date? {
        let waiting = pending.lazy.compactMap { self.hosts[$0] }
            .filter { host in host.waiting.first.map { host.busy < $0.pace.perHost } ?? false }
            .map(\.freeAt)
        return ([appointments.last?.date] + [inFlight < limit ? waiting.min() : nil]).compactMap(\.self).min()
    }
}

extension Array {
    /// The first index whose element satisfies a predicate that is false, then true, along the array.
    fileprivate func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
