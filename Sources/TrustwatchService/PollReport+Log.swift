internal import Logging
internal import TrustwatchCore
internal import TrustwatchStore

extension Logger {
    /// One line a poll: what it brought, and each decision with its reason. What is odd about a source is said once.
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
            if let warning = report.record.warning, warning != report.before.warning { notice("\(name): \(warning)") }
            if let trouble = report.record.trouble, trouble != report.before.trouble {
                self.warning("\(name): \(trouble)")
            }
        case .unchanged: debug("\(name): unchanged")
        case .failed(let sentence): warning("\(name): \(sentence)")
        case .brought, .leftAlone: break
        }
    }
}
