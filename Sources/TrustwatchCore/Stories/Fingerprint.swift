/// A short digest of a text by which near-identical texts find each other through an index.
package struct Fingerprint: Hashable, Sendable {
    /// Equal numbers at any place make two texts candidates; empty for a text too short to tell.
    package var bands: [Int64]

    package init(bands: [Int64] = []) {
        self.bands = bands
    }
}
