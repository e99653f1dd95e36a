/// Why an item is where it is: a sentence for each decision.
package struct Reasons: Sendable, Equatable, Codable {
    package var article: String
    package var story: String?
    package var inspection: String?
    package var notification: String

    package init(_ decision: Intake.Decision) {
        article = decision.article.sentence
        story = decision.story?.sentence
        inspection = decision.inspection?.placement.sentence
        notification = decision.notification.sentence
        // Of a story mostly nothing is told, and nobody asks why.
        if case .tell = decision.storyNotification { notification += "; " + decision.storyNotification.sentence }
    }
}

extension Intake.Notification {
    fileprivate var sentence: String {
        switch self {
        case .tell(let event, let reason): "\(event.rawValue): \(reason)"
        case .silent(let reason): "nothing told: \(reason)"
        }
    }
}

extension Intake.Placement where ID: CustomStringConvertible {
    fileprivate var sentence: String {
        switch self {
        case .new(let reason): "new: \(reason)"
        case .joins(let id, let reason): "joins \(id): \(reason)"
        }
    }
}
