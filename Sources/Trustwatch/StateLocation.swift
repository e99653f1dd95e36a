internal import Foundation

/// Where the state directory is: the first of a few places that applies.
struct StateLocation {
    /// `--state`.
    var option: String?
    /// `[store] directory`, absolute.
    var settings: String?
    var environment = ProcessInfo.processInfo.environment
    /// Where the package makes it.
    var system = "/var/lib/trustwatch"

    /// - Throws: 73 where the place is there but this user may not read it: another one would be a second store that
    ///   nobody asked for.
    func path() throws(Failure) -> String {
        let path = named ?? (FileManager.default.fileExists(atPath: system) ? system : own)
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { return path }
        let kind = try? files.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)[.type]
        guard kind as? FileAttributeType == .typeDirectory else {
            throw Failure(.noAccess, "the state directory \(path) is a file", hint: "name a directory with --state")
        }
        guard files.isReadableFile(atPath: path), files.isExecutableFile(atPath: path) else {
            throw Failure(
                .noAccess, "you may not read the state directory \(path)",
                hint:
                    "join its group with `sudo adduser $USER trustwatch` and log in again, or name another with --state"
            )
        }
        return path
    }

    private var named: String? {
        // systemd gives several, separated by colons, where the unit names several (systemd.exec(5)).
        let given = environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init)
        return option ?? given ?? settings
    }

    /// XDG Base Directory Specification: a relative path is to be ignored.
    private var own: String {
        if let xdg = environment["XDG_STATE_HOME"], xdg.hasPrefix("/") { return xdg + "/trustwatch" }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state/trustwatch"
    }
}
