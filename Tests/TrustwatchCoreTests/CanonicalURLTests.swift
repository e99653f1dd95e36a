import Testing

@testable import TrustwatchCore

struct CanonicalURLTests {
    @Test(arguments: [
        ("https://www.bbc.co.uk/news/uk-england-birmingham-65297820", "bbc:65297820"),
        ("http://m.bbc.co.uk/news/uk-england-birmingham-65297820#sa-ns_mchannel=rss", "bbc:65297820"),
        ("https://feeds.bbci.co.uk/news/65297820", "bbc:65297820"),
        ("https://www.bbc.com/news/articles/c51n8l4gx0do?at_medium=RSS&at_campaign=rss", "bbc:c51n8l4gx0do"),
        ("https://www.birminghammail.co.uk/news/midlands-news/a-headline-34141063", "reach:34141063"),
        ("https://www.birminghampost.co.uk/news/another-headline-34141063.amp", "reach:34141063"),
        ("https://www.keighleynews.co.uk/news/24332138.a-headline/", "newsquest:24332138"),
        ("https://files.api.ofsted.gov.uk/v1/file/50050254", "ofsted-file:50050254"),
        ("https://files.ofsted.gov.uk/v1/file/50050254", "ofsted-file:50050254"),
        ("http://birminghamchildrenstrust.co.uk/news/article/15/a_slug/", "birminghamchildrenstrust.co.uk/article/15"),
        ("https://www.gov.uk/government/news/a-document#2018-12-25T00:00:00Z", "gov.uk/government/news/a-document"),
        ("http://www.communitycare.co.uk/2017/05/10/a-headline", "communitycare.co.uk/2017/05/10/a-headline"),
        (
            "https://www.communitycare.co.uk/2017/05/10/a-headline/?utm_source=rss&utm_medium=rss",
            "communitycare.co.uk/2017/05/10/a-headline"
        ),
        ("https://example.org/?p=12&utm_source=x", "example.org?p=12"),
        (
            "https://www.google.com/url?rct=j&sa=t&url=https%3A%2F%2Fwww.bbc.co.uk%2Fnews%2Farticles%2Fc51n8l4gx0do&ct=ga",
            "bbc:c51n8l4gx0do"
        ),
        (
            "http://www.bing.com/news/apiclick.aspx?ref=FexRss&tid=1&url=https%3a%2f%2fexample.org%2fa&c=2",
            "example.org/a"
        ),
    ])
    func copiesShareAKey(address: String, key: String) {
        #expect(CanonicalURL.key(of: address) == key)
    }

    @Test(arguments: [
        "https://news.google.com/rss/articles/CBMi2vJ5?oc=5", "mailto:desk@example.org", "no address",
        "https://example.org/",
    ])
    func saysNothingOfAnArticle(address: String) {
        #expect(CanonicalURL.key(of: address) == nil)
    }
}
