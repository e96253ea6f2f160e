import CLibCurl

/// What an address on the net consists of, as libcurl itself will read it.
struct URLParts: Sendable, Hashable {
    let scheme: String
    /// Lower case; a name, or an address, with brackets around IPv6.
    let host: String
    let path: String
    let query: String?
    /// True where it names a user or a password.
    let hasCredentials: Bool

    /// Nil where it is no URL with a host.
    init?(_ url: String) {
        guard !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }), let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: handle),
            let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty
        else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        path = Self.part(CURLUPART_PATH, of: handle) ?? "/"
        query = Self.part(CURLUPART_QUERY, of: handle)
        hasCredentials =
            Self.part(CURLUPART_USER, of: handle) != nil || Self.part(CURLUPART_PASSWORD, of: handle) != nil
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
