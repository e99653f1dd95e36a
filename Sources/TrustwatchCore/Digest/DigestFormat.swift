extension Settings.DigestSettings.Format {
    /// In the digest's folder.
    package var fileName: String { "digest.\(fileExtension)" }

    package var fileExtension: String {
        switch self {
        case .markdown: "md"
        case .html: "html"
        case .atom: "atom"
        case .json: "json"
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
