import Curl
import Foundation
import LoopbackServers
import TrustwatchCore

@testable import TrustwatchService

enum NotifierSamples {
    static let now = Date(timeIntervalSince1970: 1_536_314_700)

    static let message = Message(
        id: "k.inspection.published.v6", event: .inspectionPublished, created: now, subjects: ["birmingham"],
        title: "Birmingham: monitoring visit (6th) published 7 September 2018", text: "Grades:\n- Café: good",
        url: "https://example.org/6",
        inspection: Inspection(
            id: .init(6), subject: "birmingham", authority: "Birmingham", facts: .init(kind: .monitoringVisit),
            status: .reported), trigger: .init(11))

    static let notifier = Notifier(
        transfers: Transfers(proxies: ProxySettings(http: nil)), clock: WallClock(startingAt: now),
        userAgent: "trustwatch/test")

    static func channel(_ kind: Channel.Kind, timeout: Duration = .seconds(20)) -> Channel {
        Channel(name: "test", kind: kind, allowPrivateAddress: true, timeout: timeout)
    }
}

extension DeliveryOutcome {
    var reason: String {
        if case .failed(let reason, _, _) = self { reason } else { "" }
    }
}
