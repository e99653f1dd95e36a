internal import Foundation
package import TrustwatchCore

/// feeds.conf made ready for work: what is compiled once and used at every poll.
package struct Watch: Sendable {
    package let settings: Settings
    let matcher: Matcher

    package init(_ settings: Settings) {
        self.settings = settings
        matcher = Matcher(subjects: settings.subjects)
    }

    /// Under which the items of one poll are decided.
    func circumstances(of feed: Feed, _ record: PollRecord, now: Date) -> Intake.Circumstances {
        Intake.Circumstances(
            now: now, feed: feed, baseline: record.baseline, notifyWithin: settings.notifyWithin,
            subjects: settings.subjects)
    }
}
