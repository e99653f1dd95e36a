/// What surrounds an article on its page and comes along in feeds. It names other inspections and other places.
enum Clutter {
    /// Whether a line or sentence opens as such things do.
    static func opens(_ words: ArraySlice<NormalisedText.Word>) -> Bool { phrases.startsAny(words) }

    private static let openings = [
        "read more", "read next", "read also", "see also", "also read", "more on this story", "more from", "more news",
        "more stories",
        "related story|topic|article|link|internet|content|news", "related", "share this", "share on", "click to share",
        "dont miss a thing",
        "dont miss", "sign up", "get in touch", "get involved with the news", "get the latest", "get our",
        "get all the latest", "hear the latest",
        "listen live", "email this page", "print this page", "back to top", "rate this page", "register now",
        "register | subscribe", "subscribe to",
        "subscribe now", "continue reading", "the post", "this post", "this article first appeared", "this article was",
        "hide ad", "send your story",
        "comment our rule", "comment are closed", "follow us", "follow bbc", "follow the", "follow our",
        "download our app", "download the app",
        "join our", "join the conversation", "like us on", "top story", "most read", "popular story", "recommended",
        "you may also", "thank you for reading",
        "support our", "all rights reserved", "copyright", "advertisement", "sponsored content", "newsletter",
        "have you got a story", "do you have a story",
        "if you have a story", "tell us your", "video", "gallery",
    ]
    private static let phrases = PhraseIndex(openings.map { ($0, true) })
}
