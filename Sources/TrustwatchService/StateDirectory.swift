internal import Foundation

/// The folder of the store, held by one process at a time: by `run`, `poll` and `restore`.
package struct StateDirectory: Sendable {
    package let path: String

    package enum Failure: Error, Sendable, Equatable {
        /// It cannot be made or written; one sentence.
        case unusable(String)
        /// Another process holds it; one sentence.
        case held(String)
        /// It is another user's, and this is root: what root makes there, that user could not write any more.
        case others(path: String, owner: String)
    }

    /// While this exists, no other process gets one.
    package struct Hold: ~Copyable, Sendable {
        fileprivate let lock: POSIX.Lock
    }

    /// Makes the folder where it is missing (mode 0750: the group may read).
    package init(creating path: String) throws(Failure) {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        } catch {
            throw .unusable("The state directory \(path) cannot be made: \(POSIX.reason(errno)).")
        }
        guard FileManager.default.isWritableFile(atPath: path) else {
            throw .unusable("The state directory \(path) cannot be written: \(POSIX.reason(EACCES)).")
        }
        let owner = try? FileManager.default.attributesOfItem(atPath: path)[.ownerAccountName] as? String
        guard geteuid() != 0 || owner == nil || owner == "root" else { throw .others(path: path, owner: owner ?? "") }
    }

    /// Holds the folder until the result goes away or the process ends, however it ends.
    package func hold() throws(Failure) -> Hold {
        do {
            return Hold(lock: try POSIX.lock(path + "/lock"))
        } catch {
            throw error.code == EWOULDBLOCK
                ? .held("Another trustwatch holds the state directory \(path).")
                : .unusable("\(path)/lock cannot be opened: \(POSIX.reason(error.code)).")
        }
    }
}
