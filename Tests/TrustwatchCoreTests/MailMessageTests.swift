import Foundation
import Testing

@testable import TrustwatchCore

@Suite struct MailMessageTests {
    static let created = Samples.instant("2018-09-07T10:05:09Z")

    static func mail(_ title: String, _ text: String, event: Event = .storyNew, id: String = "k.story.new.s1") -> String
    {
        let message = Message(id: id, event: event, created: created, title: title, text: text)
        return String(
            decoding: MailMessage.render(message, from: "watch@example.org", to: ["a@example.org", "b@example.org"]),
            as: UTF8.self)
    }

    @Test func wholeMail() {
        let expected = """
            Date: Fri, 07 Sep 2018 10:05:09 +0000
            From: trustwatch <watch@example.org>
            To: a@example.org, b@example.org
            Subject: Birmingham: new
            Message-ID: <k.story.new.s1@example.org>
            List-Id: trustwatch <trustwatch.example.org>
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_k.story.new.s1"

            --=_k.story.new.s1
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Caf=C3=A9 =3D 1

            --=_k.story.new.s1
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <!DOCTYPE html>
            <html lang=3D"en"><head><meta charset=3D"utf-8"><title>Birmingham: new</tit=
            le>
            <meta name=3D"viewport" content=3D"width=3Ddevice-width"><meta name=3D"colo=
            r-scheme" content=3D"light dark">
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em au=
            to;padding:0 1em}
            h1{font-size:1.25em;line-height:1.3}h2{font-size:1em;margin:1.2em 0 .2em}ul=
            {margin:0;padding-left:1.2em}</style></head>
            <body><h1>Birmingham: new</h1>
            <p>Caf=C3=A9 =3D 1</p>
            </body></html>

            --=_k.story.new.s1--

            """
        #expect(Self.mail("Birmingham: new", "Café = 1") == expected.replacing("\n", with: "\r\n"))
    }

    @Test func messagesOfOneInspectionAreOneThread() {
        let update = Self.mail("x", "y", event: .inspectionUpdated, id: "k.inspection.updated.v6.i9")
        #expect(update.contains("\r\nMessage-ID: <k.inspection.updated.v6.i9@example.org>\r\n"))
        #expect(update.contains("\r\nIn-Reply-To: <k.inspection.published.v6@example.org>\r\n"))
        #expect(update.contains("\r\nReferences: <k.inspection.published.v6@example.org>\r\n"))
    }

    @Test(arguments: [
        "Title\r\nBcc: evil@example.net", "Title\nBcc: evil", "Title\rBcc: evil", "Title\u{2028}Bcc: evil",
        "\r\n\r\nbody",
        String(repeating: "ten bytes ", count: 1000), String(repeating: "é", count: 5000),
        String(repeating: "x", count: 10_000),
        "=?utf-8?B?PHNjcmlwdD4=?=",
    ])
    func titlesStayInTheirHeader(title: String) {
        let head = Self.mail(title, "text").split(separator: "\r\n\r\n")[0]
        let names = head.split(separator: "\r\n").filter { $0.first != " " }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version",
                "Content-Type",
            ])
        #expect(head.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(head.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 13 || $0 == 10) })
        #expect(!head.contains("Subject: =?utf-8?B?PHNjcmlwdD4=?="))
    }

    @Test(arguments: [
        ("short", ["short"]),
        (".", ["=2E"]),
        ("..two", ["=2E.two"]),
        ("From here", ["=46rom here"]),
        ("a=b", ["a=3Db"]),
        ("ends ", ["ends=20"]),
        ("é", ["=C3=A9"]),
        (String(repeating: "x", count: 76), [String(repeating: "x", count: 76)]),
        (String(repeating: "x", count: 77), [String(repeating: "x", count: 75) + "=", "xx"]),
        (String(repeating: "x", count: 75) + "..", [String(repeating: "x", count: 75) + "=", "=2E."]),
        (String(repeating: "x", count: 74) + "é", [String(repeating: "x", count: 74) + "=", "=C3=A9"]),
    ])
    func quotedPrintable(text: String, expected: [String]) {
        #expect(MailMessage.quotedPrintable(Array(text.utf8)) == expected)
    }
}
