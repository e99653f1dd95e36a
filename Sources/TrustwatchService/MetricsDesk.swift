internal import TrustwatchCore
internal import TrustwatchStore

/// Keeps `metrics.prom` in the state directory, for node_exporter's textfile collector.
struct MetricsDesk: Sendable {
    let tools: Tools
    let stateDirectory: String

    /// Replaces the file whole, and says in a sentence why that was not possible.
    func write() -> String? {
        let path = "\(stateDirectory)/metrics.prom"
        do {
            let metrics = try tools.store.metrics(now: tools.clock.now())
            let text = MetricsText.render(metrics, version: Version.number, commit: Version.commit)
            try POSIX.replaceFile(path, with: text, by: "\(stateDirectory)/.metrics.prom.new")
            return nil
        } catch let error as POSIX.Failure {
            return "The metrics \(path) cannot be written: \(POSIX.reason(error.code))."
        } catch {
            return "\(error)"
        }
    }
}
