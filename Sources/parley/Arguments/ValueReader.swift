import AdminProtocol

/// Turns what stood on the command line into values: `@file` and `-` into texts, yuan into fen.
struct ValueReader {
    let catalogue: CommandCatalogue
    /// The type of a key that only a procedure knows; asked only when it matters.
    var typeOfProcedureKey: (CommandLineRequest, String) -> KeyType? = { _, _ in nil }
    var file: (String) throws(ClientFailure) -> String = TextFile.read
    var standardInput: () throws(ClientFailure) -> String = TextFile.standardInput

    /// The request with its values as they are to be sent.
    func request(_ words: CommandLineRequest) throws(ClientFailure) -> Request {
        var usedInput = false
        var arguments: [Request.Argument] = []
        for pair in words.pairs {
            var value = pair.value
            if pair.isTyped {
                value = try self.value(of: pair, in: words, &usedInput)
            }
            arguments.append(Request.Argument(pair.name, value))
        }
        return Request(
            command: words.command, about: words.subject.map { Request.Subject($0) }, arguments: arguments)
    }

    private func value(
        of pair: CommandLineRequest.Pair, in words: CommandLineRequest, _ usedInput: inout Bool
    ) throws(ClientFailure) -> String {
        let known = catalogue[words.command]?.key(pair.name)?.type
        let mayBeFile = known == .text || known == nil
        if mayBeFile, pair.value == "-" {
            guard !usedInput else { throw .usage(Texts.stdinTwice) }
            usedInput = true
            return Self.withoutLastNewline(try standardInput())
        }
        if mayBeFile, pair.value.hasPrefix("@") {
            // `@@name` is the text `@name`.
            if pair.value.hasPrefix("@@") { return String(pair.value.dropFirst()) }
            return Self.withoutLastNewline(try file(String(pair.value.dropFirst())))
        }
        if known == .money || known == nil, let fen = MoneyAmount.fen(pair.value),
            known == .money || typeOfProcedureKey(words, pair.name) == .money
        {
            return fen
        }
        return pair.value
    }

    /// The newline that ends a file is not part of its text.
    private static func withoutLastNewline(_ text: String) -> String {
        var text = text
        if text.last == "\r\n" || text.last == "\n" { text.removeLast() }
        return text
    }
}
