/// Tells the outlet of each entry of one feed: what its name and hosts say is read once.
struct OutletReader {
    private let source: Outlet
    private var byHost: [String: Outlet] = [:]

    /// - Parameter names: the feed's name in feeds.conf and its title.
    init(names: [String], feedURL: String) {
        source = Outlet(names: names, feedURL: feedURL)
    }

    /// - Parameters:
    ///   - name: the outlet that an aggregator names.
    ///   - link: of the entry, behind redirectors.
    mutating func outlet(name: String?, link: WebLink?) -> Outlet {
        var outlet = source
        if let link {
            outlet = atHost(link)
            outlet.readPath(link)
        }
        if let name { outlet.read(name: name) }
        return outlet
    }

    private mutating func atHost(_ url: WebLink) -> Outlet {
        if let known = byHost[url.host] { return known }
        var outlet = source
        outlet.readHost(url)
        byHost[url.host] = outlet
        return outlet
    }
}
