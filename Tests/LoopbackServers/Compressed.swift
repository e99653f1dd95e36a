import Foundation

/// Text and its compressed forms, made with the libraries' own tools.
package enum Compressed {
    package static let text =
        "<rss>" + (1...8).map { "<item>Report \($0) of Birmingham</item>" }.joined() + "</rss>"
    package static let gzip = bytes(
        "H4sIAAAAAAACA7MpKi62s8ksSc21C0otyC8qUTBUyE9TcMosys3MS89IzLXRB0uiKDEirMSYsBITwkpMCSsxI6zEnLASC+xK9EGhAwC3"
            + "YBCcIwEAAA==")
    package static let zlib = bytes(
        "eNqzKSoutrPJLEnNtQtKLcgvKlEwVMhPU3DKLMrNzEvPSMy10QdLoigxIqzEmLASE8JKTAkrMSOsxJywEgvsSvRBoQMAyhpm+A==")
    package static let deflate = bytes(
        "sykqLrazySxJzbULSi3ILypRMFTIT1NwyizKzcxLz0jMtdEHS6IoMSKsxJiwEhPCSkwJKzEjrMScsBIL7Er0QaEDAA==")
    package static let brotli = bytes(
        "GyIBSOS5YaqExvQHRjA1wyOgG4pMOABpLKnFfntyUrWL7D0m+UP5KL+DO6GJqZy1uxLCGnoMGDFhxhLUYhA=")
    package static let zstd = bytes(
        "KLUv/QBoPQIANAM8cnNzPjxpdGVtPlJlcG9ydCAxIG9mIEJpcm1pbmdoYW08L2l0ZW0yMzQ1Njc4L3Jzcz4IIMAzB4o457COOOcwO+JG"
            + "Jk8=")
    /// 64 kB of zeros in 96 bytes: a bomb is as many of them as one likes, a gzip file may have many members.
    package static let zeros = bytes(
        "H4sIAAAAAAACA+3BAQEAAACAkP6v7ggKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAauuOl9cAAAEA")

    private static func bytes(_ base64: String) -> [UInt8] {
        Data(base64Encoded: base64).map(Array.init) ?? []
    }
}
