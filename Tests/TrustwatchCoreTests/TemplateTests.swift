import Testing

@testable import TrustwatchCore

@Suite struct TemplateTests {
    static let value: JSON = [
        "name": "Ärzte & \"co\" <b>", "nothing": .null, "empty": "", "none": .array([]), "yes": .bool(true),
        "no": .bool(false), "number": 7, "list": ["a", "b"],
        "people": [["who": "A", "age": 1], ["who": "B", "age": .null]],
        "deep": ["er": ["name": "inner"]],
    ]

    /// After the specification's own cases (github.com/mustache/spec), where they concern what there is here.
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("{{name}}", "Ärzte & \"co\" <b>"), ("{{{name}}}", "Ärzte & \"co\" <b>"),
        ("{{&name}}", "Ärzte & \"co\" <b>"), ("{{ name }}", "Ärzte & \"co\" <b>"), ("[{{missing}}]", "[]"),
        ("[{{nothing}}]", "[]"), ("{{number}}", "7"), ("{{yes}}", "true"), ("{{list}}", "a, b"),
        ("{{deep.er.name}}", "inner"), ("[{{deep.missing.name}}]", "[]"), ("{{! {{ no comment }}|", "|"),
        ("{{#yes}}in{{/yes}}{{#no}}out{{/no}}", "in"), ("{{^yes}}in{{/yes}}{{^no}}out{{/no}}", "out"),
        ("{{^nothing}}0{{/nothing}}{{^none}}1{{/none}}{{^empty}}2{{/empty}}{{^missing}}3{{/missing}}", "0123"),
        ("{{#list}}<{{.}}>{{/list}}", "<a><b>"), ("{{#people}}{{who}}{{age}} {{/people}}", "A1 B "),
        ("{{#people}}{{number}}{{/people}}", "77"),
        ("{{#deep}}{{#er}}{{name}}{{/er}}{{name}}{{/deep}}", "innerÄrzte & \"co\" <b>"),
        ("{{#name}}<{{.}}>{{/name}}", "<Ärzte & \"co\" <b>>"), ("{{#number}}{{.}}{{/number}}", "7"),
        ("a\n{{#list}}\n- {{.}}\n{{/list}}\nz", "a\n- a\n- b\nz"), ("  {{! alone }}  \nx", "x"),
        ("x {{! not alone }}\ny", "x \ny"), ("{{#yes}}\nx\n{{/yes}}", "x\n"),
        ("{{#yes}}{{#yes}}\nx{{/yes}}{{/yes}}", "\nx"),
        ("{ {{number}} }", "{ 7 }"), ("}}{{number}}}}", "}}7}}"), ("é{{number}}\u{301}", "é7\u{301}"),
    ])
    func renders(template: String, expected: String) throws {
        #expect(try Template(template).render(Self.value) == expected)
    }

    @Test(arguments: [
        ("{{name", 1, "has {{ without }}"), ("\n\n{{{name}}", 3, "has {{ without }}"),
        ("a\n{{#yes}}\nb", 2, "has no end of {{#yes}}"), ("{{/yes}}", 1, "ends {{yes}}, which is not open there"),
        ("{{#a}}\n{{#b}}{{/a}}{{/b}}", 2, "ends {{a}}, which is not open there"),
        ("{{>file}}", 1, "has {{>file}}: there are no partials and no marks but {{ and }}"),
        ("{{=<% %>=}}", 1, "has {{=<% %>=}}: there are no partials and no marks but {{ and }}"),
        ("{{}}", 1, "has {{}}, which is no name"), ("{{two words}}", 1, "has {{two words}}, which is no name"),
        ("{{a..b}}", 1, "has {{a..b}}, which is no name"),
    ])
    func faults(template: String, line: Int, why: String) {
        let fault = #expect(throws: Template.Fault.self) { try Template(template) }
        #expect(fault?.line == line && fault?.why == why)
    }

    @Test(arguments: [
        ("{{title}} {{inspection.grades.overall}} {{inspection.visit.start}} {{summary}}", nil, nil),
        ("{{#grades}}{{text}}{{/grades}}{{#sources}}{{text}} {{url}}{{/sources}}", nil, nil),
        ("{{#inspection}}{{#improve}}{{.}}{{/improve}}{{kind}}{{/inspection}}", nil, nil),
        ("{{titel}}", "has {{titel}}, which no message has", "did you mean title?"),
        ("{{^url}}{{inspection.kid}}{{/url}}", "has {{inspection.kid}}, which no message has", nil),
    ])
    func namesAreThoseOfMessages(template: String, why: String?, mend: String?) {
        do throws(Template.Fault) {
            _ = try Template(template, for: Message.templateShape)
            #expect(why == nil)
        } catch {
            #expect(error.why == why)
            if let mend { #expect(error.mend == mend) }
        }
    }

    /// Whatever a stranger wrote stays what it is: the channel's form is put round it afterwards.
    @Test func aTemplateOpensNothingInAnyChannel() throws {
        var message = ChatPostTests.hostile
        message.title = "<!channel> @everyone *b* {{text}} \"\u{301}>\r\nBcc: a@b"
        let template = MessageTemplate(
            title: try Template("News: {{{title}}}"), text: try Template("{{&title}}\n\n{{text}}"))
        let written = template.applied(to: message)
        let title = "News: <!channel> @everyone *b* {{text}} \"\u{301}> Bcc: a@b"
        #expect(written.title == title)
        #expect(written.id == message.id && written.url == message.url)
        let html = MessageText(written.text).html().source
        #expect(html.contains("&lt;!channel&gt;") && !html.contains("<b>"))
        let slack = ChatPost(written, to: .slack, at: "https://a/").body.text
        #expect(slack.hasPrefix(#"{"text":"News: &lt;!channel&gt; @everyone"#))
        let discord = ChatPost(written, to: .discord, at: "https://a/").body.text
        #expect(
            discord.contains(#"\\<!channel\\> @everyone"#) && discord.hasSuffix(#""allowed_mentions":{"parse":[]}}"#))
        let mail = String(decoding: MailMessage.render(written, from: "a@b", to: ["c@d"]), as: UTF8.self)
        let head = mail.firstRange(of: "\r\n\r\n").map { String(mail[..<$0.lowerBound]) }
        #expect(head?.contains("\r\nBcc:") == false)
    }
}
