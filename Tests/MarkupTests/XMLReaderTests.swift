import Testing

@testable import Markup

@Suite struct XMLReaderTests {
    /// Writes what it reads in one line.
    private struct Recorder: XMLHandler {
        var line = ""

        func meaning(local: String, prefix: String?, namespace: String?) -> Int { local.utf8.count }

        mutating func startElement(_ name: XMLName, _ attributes: XMLAttributes, after text: [UInt8]) {
            line += String(decoding: text, as: UTF8.self) + "<" + name.local
            for position in 0..<attributes.count {
                line +=
                    " \(attributes.name(at: position).local)=\(String(decoding: attributes.value(at: position), as: UTF8.self))"
            }
            line += ">"
        }

        mutating func endElement(after text: [UInt8]) {
            line += String(decoding: text, as: UTF8.self) + "</>"
        }
    }

    private func read(_ document: String) -> (line: String, wellFormed: Bool)? {
        let bytes = Array(document.utf8)
        guard case .root(let prolog) = XMLProlog.read(bytes, isRoot: { $0 == "r" }) else { return nil }
        let shape = XMLShape(entries: ["i"], containers: ["r"], leaves: ["l"])
        let (recorder, wellFormed) = XMLReader.read(bytes, prolog: prolog, shape: shape) { Recorder() }
        return (recorder.line, wellFormed)
    }

    @Test(arguments: [
        ("<r>a<B c='1&amp;2' x:d='&#65;' xmlns:x='u'>&lt;<![CDATA[<&]]></B>b</r>", "<r>a<b c=1&2 d=A><<&</>b</>"),
        ("<?xml version='1.1'?><!-- & --><!DOCTYPE r PUBLIC 'a' 'b>'><r/>", "<r></>"),
        ("<r><!-- <x> --><?p <y> ?>z</r>", "<r>z</>"),
        ("<!DOCTYPE r [<!ENTITY w 'A'>]><r a='&w;'>&w;&eacute;</r>", "<r a=A>Aé</>"),
        ("<r>1<![CDATA[]]>2<![CDATA[]]]]><x><![CDATA[>]]>3</x><![CDATA[]>]] >]]></r>", "<r>12]]<x>>3</>]>]] ></>"),
        ("<r><!-- <![CDATA[1]]> --><?p <![CDATA[2]]>?><![CDATA[<!-- 3 -->]]></r>", "<r><!-- 3 --></>"),
        ("<r><![CDATA[\t1\r\n\u{7F}\u{85}\u{FEFF}\u{FFFD}]]></r>", "<r>\t1\r\n\u{7F}\u{85}\u{FEFF}\u{FFFD}</>"),
    ])
    func wellFormedDocuments(_ document: String, _ events: String) throws {
        let result = try #require(read(document))
        #expect((result.line, result.wellFormed) == (events, true))
    }

    @Test(arguments: [
        ("<r>a & b &nosuch; &pound;5</r>", "<r>a & b &nosuch; £5</>"), ("<r>1 < 2 ]]> 3</r>", "<r>1 < 2 ]]> 3</>"),
        ("<r a=1 b='x a=2 c>z</r>", "<r a=1 b=x c=>z</>"), ("<r><x>1<y>2</x>3</r>", "<r><x>1<y>2</></>3</>"),
        ("<r><i>1<i>2</i></r>", "<r><i>1</><i>2</></>"), ("<r><l>1<l>2<x>3</x></r>", "<r><l>1</><l>2</><x>3</></>"),
        ("<r>1</r> <r>2</r>", "<r>1 <r>2</></>"), ("<r><x>1</X></y>2</r>", "<r><x>1</>2</>"), ("<r>1<x", "<r>1</>"),
        ("<r><![CDATA[1 & </r>", "<r>1 & </>"), ("<r>\u{1}a&#2;\u{B}b</r>", "<r>ab</>"),
        ("<r><![CDATA[a\u{B}<]]>b<![CDATA[c]]></r>", "<r>a<bc</>"), ("<r><![CDATA[a\u{FFFE}b]]></r>", "<r>ab</>"),
        ("<r><![CDATA[a\u{FFFF}b]]></r>", "<r>ab</>"), ("<r><![cdata[a]]>b</r>", "<r>b</>"),
        ("<r><!-- <x>1</x></r>", "<r>1</>"),
        ("junk<r/>", "<r></>"), ("<br/><r/>", "<r></>"),
        ("<r a='1'\(String(repeating: " b='2'", count: 300))/>", "<r a=1 b=2></>"),
    ])
    func brokenDocumentsAreMended(_ document: String, _ events: String) throws {
        let result = try #require(read(document))
        #expect(result.line == events)
        #expect(!result.wellFormed || document.hasPrefix("junk") || document.hasPrefix("<br"))
    }

    @Test func anUndeclaredPrefixIsAFault() {
        #expect(read("<r><x:y>1</x:y></r>")?.line == "<r><y>1</></>")
        #expect(read("<r><x:y>1</x:y></r>")?.wellFormed == false)
    }

    @Test(arguments: ["<html><r/></html>", "<x/>", "plain", "", "<!DOCTYPE r [<!ENTITY x SYSTEM 'f'>]><r/>"])
    func otherDocumentsHaveNoRoot(_ document: String) {
        #expect(read(document) == nil)
    }

    /// A document reaches libxml2 in pieces of 4 MB, which end anywhere: in a tag, a reference, a section, a character.
    @Test func theEndsOfPiecesAreNotSeen() throws {
        let entry = "<i a='é&amp;'>x &lt;é<![CDATA[<b>é</b> ]]></i>"
        let count = (9 << 20) / entry.utf8.count
        for shift in 0..<7 {
            let lead = String(repeating: "-", count: shift)
            let (line, wellFormed) = try #require(
                read("<r>" + lead + String(repeating: entry, count: count) + "</r>"))
            #expect(wellFormed)
            let expected = "<r>\(lead)" + String(repeating: "<i a=é&>x <é<b>é</b> </>", count: count) + "</>"
            #expect(line.utf8.elementsEqual(expected.utf8))
        }
    }
}
