import JSONText

/// The answer to one request: its data lines and its status.
struct Reply: Sendable, Hashable {
    /// Empty when the status is an `ERR`.
    var rows: [Row]
    var status: Status

    /// How the request ended.
    enum Status: Sendable, Hashable {
        case ok(JSONObject)
        case err(code: String, JSONObject)
    }

    /// The status object.
    var members: JSONObject {
        switch status {
        case .ok(let members), .err(_, let members): members
        }
    }

    /// The reply, or its error thrown.
    func accepted() throws(ClientFailure) -> Reply {
        if case .err(let code, let members) = status { throw .refused(code: code, status: members) }
        return self
    }
}
