import AdminProtocol
import JSONText

/// Where candidates come from that only the daemon knows; whatever goes wrong there are none.
protocol CandidateSource {
    /// The data lines of a read.
    func rows(_ request: Request) -> [JSONObject]
}

/// The daemon, asked within a time that a person does not notice.
struct DaemonCandidates: CandidateSource {
    /// 300 ms for everything that one completion asks.
    static let patience: Int64 = 300
    private let sender: RequestSender
    private let deadline: Deadline

    /// Asks over a connection of its own.
    init(_ surroundings: Surroundings, socket: String?) {
        let path = SocketPath.choose(option: socket, surroundings)
        let language = surroundings.language
        self.init(
            RequestSender(timeout: Self.patience) { deadline throws(ClientFailure) in
                try Connection(try StreamSocket.connect(to: path), language: language, by: deadline)
            })
    }

    /// Asks over a connection that is there.
    init(_ sender: RequestSender) {
        self.sender = sender
        deadline = .after(milliseconds: Self.patience)
    }

    func rows(_ request: Request) -> [JSONObject] {
        if deadline.isPast { return [] }
        return (try? sender.send(request, .no, by: deadline).accepted())?.rows.map(\.object) ?? []
    }
}
