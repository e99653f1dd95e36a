internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

extension Logger {
    /// One line a poll: what it brought, and each decision with its reason.
    func report(_ report: PollReport) {
        let name = report.feed.name
        switch report.outcome {
        case .read(let applied):
            log(
                level: applied.new > 0 ? .info : .debug,
                "\(name): \(applied.new) new of \(applied.new + applied.known) items")
            for outcome in applied.outcomes {
                debug("\(name): \(outcome.item) \"\(outcome.title)\": \(outcome.reasons.notification)")
            }
            if let warning = report.record.warning { notice("\(name): \(warning)") }
        case .unchanged: debug("\(name): unchanged")
        case .failed(let sentence): warning("\(name): \(sentence)")
        case .rehearsed, .leftAlone: break
        }
    }
}
