internal import Foundation
package import TrustwatchCore
internal import TrustwatchStore

/// feeds.conf made ready for work: what is compiled once and used at every poll.
package struct Watch: Sendable {
    package let settings: Settings
    let matcher: Matcher

    package init(_ settings: Settings) {
        self.settings = settings
        matcher = Matcher(subjects: settings.subjects)
    }

    /// What decides the items of one poll.
    func decider(of feed: Feed, _ record: PollRecord, now: Date) -> Store.Decide {
        let circumstances = Intake.Circumstances(
            now: now, feed: feed, baseline: record.baseline, notifyWithin: settings.notifyWithin,
            subjects: settings.subjects)
        return { item, candidates in Intake.decide(item, among: candidates, in: circumstances) }
    }

    /// What puts news into words.
    func teller(for store: Store, now: Date) -> Store.Tell {
        let writer = MessageWriter(store: store.id, now: now)
        let subjects = settings.subjects
        return { news in
            switch news {
            case .inspection(let event, let inspection, let history, let items, let trigger):
                guard let subject = subjects.first(where: { $0.id == inspection.subject }) else { return nil }
                return writer.inspection(
                    event, inspection, of: subject, history: history, items: items, trigger: trigger)
            case .story(let story, let items, let trigger):
                let about = subjects.filter { story.subjects.contains($0.id) }
                return about.isEmpty ? nil : writer.story(story, about: about, items: items, trigger: trigger)
            }
        }
    }
}
