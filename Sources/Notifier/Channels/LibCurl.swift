import CLibCurl

/// libcurl must be started once before its first use.
enum LibCurl {
    static let isStarted = parley_curl_start() == CURLE_OK
}
