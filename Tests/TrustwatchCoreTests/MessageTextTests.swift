import Testing

@testable import TrustwatchCore

@Suite struct MessageTextTests {
    @Test func blocks() {
        let text = MessageText(
            """
            A sentence: with a colon.

            Grades:
            - Overall: good
            - A report
              https://example.org/x
            - Not this one
              javascript:x

            Report: https://example.org/report
            """)
        #expect(
            text.blocks == [
                .paragraph("A sentence: with a colon."),
                .list(
                    heading: "Grades:",
                    entries: [
                        .init(text: "Overall: good"), .init(text: "A report", url: "https://example.org/x"),
                        .init(text: "Not this one"),
                    ]),
                .address(label: "Report", url: "https://example.org/report"),
            ])
        #expect(
            text.html().source == """
                <p>A sentence: with a colon.</p>
                <h2>Grades:</h2>
                <ul>
                <li>Overall: good</li>
                <li><a href="https://example.org/x">A report</a></li>
                <li>Not this one</li>
                </ul>
                <p>Report: <a href="https://example.org/report">https://example.org/report</a></p>
                """)
    }

    @Test(arguments: ["", "\n\n", "Sources:", "Sources:\nnone", "Report: https://a.example and more"])
    func whatIsNoList(text: String) {
        #expect(MessageText(text).blocks == (text.contains("S") || text.contains("R") ? [.paragraph(text)] : []))
    }
}
