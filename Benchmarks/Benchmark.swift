internal import Foundation

/// `trustwatch-bench parsing [FILE…]`, `trustwatch-bench matching`; without a name, both.
@main
enum Benchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case nil:
            try ParsingBenchmark.run([])
            MatchingBenchmark.run()
        case "parsing": try ParsingBenchmark.run(Array(arguments.dropFirst()))
        case "matching": MatchingBenchmark.run()
        case let name?:
            FileHandle.standardError.write(Data("There is no benchmark \"\(name)\": parsing, matching.\n".utf8))
            exit(64)
        }
    }
}
