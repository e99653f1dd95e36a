internal import Foundation
internal import TrustwatchCore

/// How tables write times: as people say them, or in full.
struct DateStyle {
    var now: Date
    var isExact = false

    /// `5 min ago`, `in 2 h`, `3 days ago`; a day of the calendar where it is further off than four weeks.
    func text(_ date: Date?) -> String {
        guard let date else { return "never" }
        if isExact { return date.rfc3339 }
        let seconds = date.timeIntervalSince(now)
        let distance = Int(abs(seconds))
        switch distance {
        case ..<60: return "now"
        case ..<3600: return phrase("\(distance / 60) min", seconds)
        case ..<86_400: return phrase("\(distance / 3600) h", seconds)
        case ..<(28 * 86_400):
            let days = distance / 86_400
            return phrase(days == 1 ? "1 day" : "\(days) days", seconds)
        default: return PartialDate(date).description
        }
    }

    private func phrase(_ text: String, _ seconds: TimeInterval) -> String {
        seconds < 0 ? "\(text) ago" : "in \(text)"
    }
}
