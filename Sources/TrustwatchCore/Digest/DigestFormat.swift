extension Settings.DigestSettings.Format {
    /// In the digest's folder.
    package var fileName: String {
        switch self {
        case .markdown: "digest.md"
        case .html: "digest.html"
        case .atom: "digest.atom"
        case .json: "digest.json"
        }
    }

    /// The whole file.
    package func render(_ digest: Digest) -> String {
        switch self {
        case .markdown: MarkdownDigest.render(digest)
        case .html: HTMLDigest.render(digest)
        case .atom: AtomDigest.render(digest)
        case .json: JSONDigest.render(digest)
        }
    }
}
