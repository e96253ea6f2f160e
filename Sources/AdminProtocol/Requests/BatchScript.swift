import JSONText

/// The steps of a `batch` (protocol.md 6.4): one request per line, comments and blank lines between them.
public enum BatchScript {
    /// The most steps that a batch can have.
    public static let mostSteps = 100

    /// The steps in order, each checked for what a batch forbids: tags, blocks, `key=`, `dry=` and commands that are
    /// not `inBatch`. Whether each is otherwise right is checked when it is executed.
    ///
    /// - Throws: the first step's error, with `step` and, where it is known, `cmd`.
    public static func steps(
        _ text: String, catalogue: CommandCatalogue = .standard
    ) throws(ProtocolError) -> [Request] {
        var steps: [Request] = []
        for line in text.utf8.split(separator: Byte.lf) {
            var line = Array(line)
            if line.last == Byte.cr { line.removeLast() }
            if RequestSplitter.isComment(line) || line.allSatisfy(\.isBlank) { continue }
            guard steps.count < mostSteps else {
                throw ProtocolError(
                    .tooLong, .tooManySteps, ["limit": String(mostSteps)], ["limit": .integer(Int64(mostSteps))])
            }
            do {
                steps.append(try step(line, catalogue))
            } catch {
                var error = error
                error.members["step"] = .integer(Int64(steps.count + 1))
                throw error
            }
        }
        return steps
    }

    private static func step(
        _ line: [UInt8], _ catalogue: CommandCatalogue
    ) throws(ProtocolError) -> Request {
        let request: Request
        do {
            request = try RequestParser.parse(line)
        } catch {
            throw error.protocolError
        }
        var members: JSONObject = ["cmd": .string(request.command)]
        if request.tag != nil { throw ProtocolError(.badArgument, .noTagInBatch, [:], members) }
        guard let spec = catalogue[request.command] else {
            var error = catalogue.unknown(request.command, knownTo: \.inBatch)
            error.members.merge(members)
            throw error
        }
        guard spec.inBatch else {
            throw ProtocolError(.badArgument, .notInBatch, ["command": request.command], members)
        }
        for name in [CommonKeys.key.name, CommonKeys.dry.name] {
            guard let argument = request.argument(name) else { continue }
            members["key"] = .string(name)
            members["col"] = .integer(Int64(argument.column))
            throw ProtocolError(.badArgument, .notInStep, ["key": name], members)
        }
        return request
    }
}
