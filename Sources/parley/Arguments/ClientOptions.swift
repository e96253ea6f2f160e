import Wording

/// When colour is used.
enum ColourChoice: String, CaseIterable, Sendable {
    case auto, always, never
}

/// The client's own options as they were given.
struct ClientOptions: Sendable, Hashable {
    var socket: String?
    var json = false
    var csv = false
    var language: Language?
    /// Milliseconds that a request may take with all its tries.
    var timeout: Int64 = 30_000
    /// The columns asked for; empty for the usual ones.
    var columns: [String] = []
    var quiet = false
    var headers = true
    var colour = ColourChoice.auto
    var pager = true
    var yes = false
    var dryRun = false
    var explain = false
    var help = false

    /// Sets an option from its word.
    mutating func set(_ option: ClientOption, _ value: String?) throws(ClientFailure) {
        let flag = "--\(option.rawValue)"
        switch (option, value) {
        case (.socket, let value?): socket = value
        case (.lang, let value?):
            guard let language = Language(rawValue: value) else { throw .usage(Texts.unusable(flag, "zh, en")) }
            self.language = language
        case (.timeout, let value?):
            guard let timeout = WaitingTime.milliseconds(value) else {
                throw .usage(Texts.unusable(flag, "500ms, 30s, 2m, 1h"))
            }
            self.timeout = timeout
        case (.columns, let value?): columns = value.split(separator: ",").map(String.init)
        case (.color, let value?):
            guard let choice = ColourChoice(rawValue: value) else {
                throw .usage(Texts.unusable(flag, "auto, always, never"))
            }
            colour = choice
        case (.json, nil): json = true
        case (.csv, nil): csv = true
        case (.quiet, nil): quiet = true
        case (.noHeaders, nil): headers = false
        case (.noPager, nil): pager = false
        case (.yes, nil): yes = true
        case (.dryRun, nil): dryRun = true
        case (.explain, nil): explain = true
        case (.help, nil): help = true
        case (_, nil): throw .usage(Texts.optionNeedsValue(flag))
        case (_, _?): throw .usage(Texts.optionTakesNone(flag))
        }
    }
}
