internal import Foundation
internal import TrustwatchService

/// Where results go: a screen of so many columns, or a pipe.
struct Terminal {
    var isTerminal: Bool
    /// Columns; nil where nothing has to be cut.
    var width: Int?
    /// Lines; nil where there is no screen, or none that may be turned over to a pager.
    var rows: Int?
    var hasColour: Bool

    init(isTerminal: Bool, width: Int?, hasColour: Bool) {
        self.isTerminal = isTerminal
        self.width = width
        self.hasColour = hasColour
    }

    /// Standard output.
    ///
    /// - Parameter environment: `NO_COLOR` (no-color.org), `TERM` and `COLUMNS` are read.
    init(noColour: Bool, noPager: Bool = false, environment: [String: String] = ProcessInfo.processInfo.environment) {
        isTerminal = isatty(STDOUT_FILENO) == 1
        let columns =
            environment["COLUMNS"].flatMap { Int($0) } ?? (isTerminal ? POSIX.columns(of: STDOUT_FILENO) : nil)
        width = columns.map { max($0, 40) }
        rows = isTerminal && !noPager ? POSIX.rows(of: STDOUT_FILENO) : nil
        hasColour = isTerminal && !noColour && Self.wantsStyle(environment)
    }

    /// Whether nothing in the environment speaks against colour and moving lines.
    static func wantsStyle(_ environment: [String: String]) -> Bool {
        environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// The text in a style, where there is colour.
    func styled(_ text: String, _ style: Style) -> String {
        hasColour && style != .plain && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// Colour only where it carries meaning; never the only carrier of it. Select Graphic Rendition codes, ECMA-48 8.3.117.
enum Style: String {
    case plain = "0"
    case heading = "1"
    case faint = "2"
    case bad = "31"
    case good = "32"
    case waiting = "33"
}
