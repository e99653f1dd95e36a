/// Tells which of the watched subjects an item is about, and why.
package struct Matcher: Sendable {
    package let subjects: [Subject]

    package init(subjects: [Subject]) {
        self.subjects = subjects
    }
}
