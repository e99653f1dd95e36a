import Testing

@testable import TrustwatchCore

@Suite struct HTMLSanitiserTests {
    @Test(arguments: [
        // what articles hold stays
        ("<p>a <b>b</b> <i>c</i></p>", "<p>a <b>b</b> <i>c</i></p>"), ("one<br/>two<hr />", "one<br>two<hr>"),
        ("<UL><LI>one<LI>two</UL>", "<ul><li>one</li><li>two</li></ul>"),
        ("<table><tr><td colspan=2>c<td>d</table>", "<table><tr><td colspan=\"2\">c</td><td>d</td></tr></table>"),
        (
            "<a href='x?a=1&amp;b=2' title=\"q &quot;&lt;\">l</a>",
            "<a href=\"https://e.example/d/x?a=1&amp;b=2\" title=\"q &quot;&lt;\">l</a>"
        ),
        ("<img src=/i.png alt=''>", "<img src=\"https://e.example/i.png\" alt=\"\">"),
        (
            "<img srcset='a.png 1x, b.png 2x' src=a.png>",
            "<img srcset=\"https://e.example/d/a.png 1x, https://e.example/d/b.png 2x\" src=\"https://e.example/d/a.png\">"
        ),
        ("<img src='data:image/png;base64,AA=='>", "<img src=\"data:image/png;base64,AA==\">"),
        ("<a href=mailto:a@b.example>m</a>", "<a href=\"mailto:a@b.example\">m</a>"),
        (
            "<iframe src='https://www.youtube.com/embed/x' onload=y></iframe>z",
            "<iframe src=\"https://www.youtube.com/embed/x\"></iframe>z"
        ),
        (
            "Fish &amp; chips &pound;5 &copy &lt;b&gt; 1 < 2 &nosuch; &#147;q&#x201d;",
            "Fish &amp; chips £5 © &lt;b&gt; 1 &lt; 2 &amp;nosuch; “q”"
        ),
        // what is unknown goes, its content stays
        ("<font color=red>x</font><o:p>y</o:p>", "xy"), ("<form><input><button>z</button></form>", "z"),
        // broken nesting is mended
        ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"), ("x</div></p>", "x"), ("a<b", "a"),
        // what runs goes
        ("<script>alert(1)</script>x", "x"), ("a<ScRiPt/x>alert(1)</sCrIpT >b", "ab"), ("a<script>alert(1)", "a"),
        ("<style>p{}</style><svg onload=x><p>y</p></svg>z", "z"),
        ("<p onclick=x ONFOCUS='y' style='a:b' class=c id=d>z</p>", "<p>z</p>"),
        ("<a href='javascript:x'>l</a>", "<a>l</a>"), ("<a href=' java\nscript:x'>l</a>", "<a>l</a>"),
        ("<a href='&#106;avascript&colon;x'>l</a>", "<a>l</a>"), ("<a href='vbscript:x'>l</a>", "<a>l</a>"),
        ("<a href='data:text/html,x'>l</a>", "<a>l</a>"), ("<img src='data:image/svg+xml,x'>i", "i"),
        ("<img src=javascript:x>i", "i"),
        ("<iframe src='https://evil.example/'></iframe>x", "x"), ("<iframe srcdoc='<script>'></iframe>x", "x"),
        ("<iframe src='https://www.youtube.com.evil.example/'></iframe>x", "x"),
        ("<object data=x><embed src=y>z</object>", "z"),
        ("<base href='//evil'><meta http-equiv=refresh><link rel=stylesheet href=x>y", "y"),
        ("a<!-- <b> -->b<!--> <i>c</i> --d", "ab <i>c</i> --d"), ("<!DOCTYPE x><?php <b> ?>y", "?&gt;y"),
        (
            "<noscript><p title=\"</noscript><img src=x onerror=y>\">z</noscript>",
            "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=y&gt;\">z</p>"
        ),
        ("<textarea><a title='</textarea><img src=x onerror=y>'>", "<img src=\"https://e.example/d/x\">'&gt;"),
        ("<img src=x longattribute=1 onmousedowns=1 cellspacing=2>", "<img src=\"https://e.example/d/x\">"),
        ("\u{9B}31m\u{202E}x\u{0}\u{7F}", "›31mx"),
    ])
    func onlyWhatIsAllowedIsWritten(_ html: String, _ safe: String) {
        let base = URLReference("https://e.example/d/page".utf8)
        let written = HTMLSanitiser.sanitise(Array(html.utf8), base: base)
        #expect(written == safe)
        // What is safe stays as it is.
        #expect(HTMLSanitiser.sanitise(Array(written.utf8), base: base) == written)
    }

    @Test func withoutABaseALinkStaysRelativeUnlessItCouldBeAnother() {
        let html = "<a href='a/b:c'>1</a><a href='x:y'>2</a><a href='a&colon;b'>3</a><a href='a&amp;colon;b'>4</a>"
        #expect(
            HTMLSanitiser.sanitise(Array(html.utf8), base: nil) == "<a href=\"a/b:c\">1</a><a>2</a><a>3</a><a>4</a>")
    }
}
