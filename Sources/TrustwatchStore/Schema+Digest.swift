extension Schema {
    /// One row: `edition` is another number after every change of what a digest shows, whoever makes it; a random one, so
    /// that a store that was restored never takes what another one wrote for its own. `made` and `mark` are the service's.
    static let version7 =
        """
        CREATE TABLE digest (
            edition INTEGER NOT NULL, made INTEGER, mark TEXT, CHECK ((made IS NULL) = (mark IS NULL))
        ) STRICT;
        INSERT INTO digest (edition) VALUES (random());

        """
        + ["inspection", "story"].flatMap { table in
            ["INSERT", "UPDATE", "DELETE"].map { newEdition(after: "\($0) ON \(table)") }
        }.joined()
        // Of the items a digest shows those of inspections and stories alone, which are few.
        + newEdition(after: "INSERT ON item", when: isShown("NEW"))
        + newEdition(after: "UPDATE ON item", when: "\(isShown("NEW")) OR \(isShown("OLD"))")
        + newEdition(after: "DELETE ON item", when: isShown("OLD"))
        // Every poll writes its source's row; what of it is shown hardly ever changes.
        + newEdition(
            after: "UPDATE OF \(shownOfFeed.joined(separator: ", ")) ON feed",
            when: shownOfFeed.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR "))
        + newEdition(after: "INSERT ON feed")

    private static let shownOfFeed = ["name", "configured_url", "configured", "status", "error", "failing_since"]

    private static func isShown(_ row: String) -> String {
        "\(row).story IS NOT NULL OR \(row).inspection IS NOT NULL"
    }

    /// - Parameter event: such as `UPDATE OF name ON feed`, which an update of other columns is none of.
    private static func newEdition(after event: String, when condition: String = "1") -> String {
        let words = event.lowercased().split(separator: " ")
        return """
            CREATE TRIGGER digest_after_\(words[0])_\(words[words.count - 1]) AFTER \(event) WHEN \(condition) BEGIN
                UPDATE digest SET edition = random();
            END;

            """
    }
}
