internal import Foundation
internal import Subprocess
package import TrustwatchCore

/// Turns a PDF into text with `pdftotext`, in a child of its own: a hostile or endless PDF costs that child, whose memory
/// and CPU the kernel bounds, and never this process.
package struct PDFText: Sendable {
    /// Bytes of address space; a report takes 30 MB.
    package var memory = 512_000_000
    /// Seconds of CPU; a report takes 0.13.
    package var cpu = 20
    /// Until the child is killed, whatever it is doing.
    package var deadline = Duration.seconds(60)
    /// Bytes of text; a long report has 200 kB.
    package var maxSize = 10_000_000

    package init() {}

    package enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
        case missingFile
        case unreadable(String)
        /// Not a PDF: what it is instead.
        case notAReport(NotAReport)
        /// `pdftotext` or `prlimit` is not installed.
        case missingTool
        case gaveUp(String)

        package var description: String {
            switch self {
            case .missingFile: "there is no such file"
            case .unreadable(let reason): "it cannot be read: \(reason)"
            case .notAReport(let problem): problem.description
            case .missingTool: "pdftotext is not installed"
            case .gaveUp(let reason): reason
            }
        }
    }

    /// The text of a PDF in the order in which it was written (`-raw`), its pages ended by form feeds.
    package func read(_ path: String) async throws(Failure) -> String {
        try checkHead(of: path)
        // A path that starts like an option, or that pdftotext gives a meaning ("-", "fd://0"), is made plain.
        let file = path.hasPrefix("/") ? path : "./" + path
        let limits: [String] = ["--as=\(memory)", "--cpu=\(cpu)", "--core=0", "--"]
        let command: [String] = ["pdftotext", "-q", "-raw", "-enc", "UTF-8", file, "-"]
        let ended = await finish(Arguments(limits + command))
        switch ended {
        case nil: throw .gaveUp("pdftotext did not end within \(deadline.components.seconds) seconds")
        case .failure(let error) where error.code == .executableNotFound: throw .missingTool
        case .failure(let error) where error.code == .outputLimitExceeded:
            throw .gaveUp("it holds more than \(maxSize) bytes of text")
        case .failure(let error): throw .gaveUp("pdftotext could not be run: \(error)")
        case .success(.exited(0), let text): return text
        // prlimit says 127 where the program to run does not exist.
        case .success(.exited(127), _): throw .missingTool
        case .success(.exited, _): throw .gaveUp("pdftotext cannot read it: a damaged or encrypted PDF")
        case .success(.signaled, _): throw .gaveUp("pdftotext needed more than \(cpu) s of CPU or crashed on it")
        }
    }

    private enum Ending {
        case success(TerminationStatus, String)
        case failure(SubprocessError)
    }

    /// nil when the deadline came first; cancelling the run kills the child.
    private func finish(_ arguments: Arguments) async -> Ending? {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask {
                do {
                    let result = try await Subprocess.run(
                        .name("prlimit"), arguments: arguments, output: .string(limit: maxSize), error: .discarded)
                    return .success(result.terminationStatus, result.standardOutput)
                } catch let error as SubprocessError {
                    return .failure(error)
                } catch {
                    return nil
                }
            }
            group.addTask {
                try? await Task.sleep(for: deadline)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private func checkHead(of path: String) throws(Failure) {
        guard FileManager.default.fileExists(atPath: path) else { throw .missingFile }
        let head: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            head = try file.read(upToCount: NotAReport.headSize).map(Array.init) ?? []
        } catch {
            throw .unreadable(error.localizedDescription)
        }
        if let problem = NotAReport(head: head) { throw .notAReport(problem) }
    }
}
