internal import Foundation
internal import GRDB
internal import TrustwatchCore

/// What was said of articles by hand, as it is kept.
struct Corrections {
    let db: Database

    /// Stories and inspections by the numbers that they have now.
    func of(_ articles: [Identifier<Article>]) throws -> [Identifier<Article>: Correction] {
        let statement = try db.cachedStatement(
            sql: "SELECT article, said FROM correction WHERE article IN (SELECT value FROM json_each(?))")
        let rows = try Row.fetchAll(statement, arguments: [Stored.list(articles.map(\.number))])
        return try Dictionary(
            rows.map { (Identifier($0[0]), try current(try Stored.value(Correction.self, $0[1] as String))) }
        ) { first, _ in first }
    }

    func of(_ article: Identifier<Article>) throws -> Correction? { try of([article])[article] }

    /// nil and an empty one take back what was said.
    func save(_ correction: Correction?, of article: Identifier<Article>, at now: Date) throws {
        guard let correction, !correction.isEmpty else {
            return try db.run("DELETE FROM correction WHERE article = ?", [article.number])
        }
        try db.run(
            """
            INSERT INTO correction (article, said, made) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET said = excluded.said, made = excluded.made
            """,
            [article.number, try Stored.text(correction), now.milliseconds])
    }

    /// A group that is gone is as good as never named.
    private func current(_ correction: Correction) throws -> Correction {
        var correction = correction
        correction.story = try correction.story.flatMap { story in
            try Grouping.story.current(story.number, db).map { Identifier($0) }
        }
        if case .of(let inspection)? = correction.inspection {
            correction.inspection = try Grouping.inspection.current(inspection.number, db).map { .of(Identifier($0)) }
        }
        return correction
    }
}
