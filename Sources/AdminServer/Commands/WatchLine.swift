import AdminProtocol
import Mediation

/// The line by which `watch` tells of an event. It says the same in every language and to everybody who may see the case, so
/// that it is spelled once for all watchers.
public enum WatchLine {
    /// The line with its end.
    public static func bytes(_ logged: LoggedEvent) -> [UInt8] {
        var bytes: [UInt8] = []
        ReplyEncoder.appendData(EventSheet.head(logged), to: &bytes)
        return bytes
    }
}
