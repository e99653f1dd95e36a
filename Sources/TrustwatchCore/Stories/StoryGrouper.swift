/// Tells which items are about one event.
package enum StoryGrouper {
    /// Seconds on either side of an item in which its story's other items are looked for.
    package static let window: Double = 45 * 86_400
}
