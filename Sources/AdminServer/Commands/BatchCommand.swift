import AdminProtocol
import JSONText
import Mediation
import Wording

/// `batch`: several commands as one unit (protocol.md 6.4).
extension Errand {
    private static let mostSteps = 100

    func batch() async throws(ProtocolError) -> Answer {
        let lines = try bound.required("do").split(separator: "\n", omittingEmptySubsequences: true)
        var steps: [CaseStep] = []
        for line in lines {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.isEmpty || trimmed.first == "#" && isComment(trimmed) { continue }
            guard steps.count < Self.mostSteps else {
                throw ProtocolError(.tooLong, ["limit": .integer(Int64(Self.mostSteps))])
            }
            steps.append(try step(String(line), number: steps.count + 1))
        }
        guard !steps.isEmpty else {
            throw ArgumentErrors.error("do", Bilingual(zh: "批处理中没有命令", en: "the batch has no commands"))
        }
        return try await perform(steps, isBatch: true)
    }

    /// `# …` is a comment; `#x` would be a tag, which a batch does not take.
    private func isComment(_ line: Substring) -> Bool { line.dropFirst().first.map { $0 == " " || $0 == "\t" } ?? true }

    private func step(_ line: String, number: Int) throws(ProtocolError) -> CaseStep {
        var command: String?
        do throws(ProtocolError) {
            let request = try parsed(line)
            command = request.command
            guard let spec = CommandCatalogue.standard[request.command] else {
                throw UnknownCommand.error(request.command)
            }
            guard CaseSteps.commands.contains(spec.name) else {
                throw ProtocolError(
                    .badArgument,
                    Bilingual(zh: "批处理中不能使用 \(spec.name)", en: "\(spec.name) cannot be part of a batch"),
                    ["key": "do"])
            }
            try refuseStepKeys(request)
            try Permission.check(spec, caller)
            let binder = ArgumentBinder(spec: spec, takesFields: CaseSteps.withFields.contains(spec.name), now: now)
            return try CaseSteps.batchStep(try binder.bind(request))
        } catch {
            var error = error
            error.members["step"] = .integer(Int64(number))
            error.members["cmd"] = command.map { .string($0) }
            throw error
        }
    }

    private func parsed(_ line: String) throws(ProtocolError) -> Request {
        do {
            return try RequestParser.parse(Array(line.utf8))
        } catch {
            throw error.protocolError
        }
    }

    private func refuseStepKeys(_ request: Request) throws(ProtocolError) {
        for name in ["key", "dry"] where request.arguments.contains(where: { $0.name == name }) {
            throw ArgumentErrors.error(
                name, Bilingual(zh: "\(name)= 只能用于整个批处理", en: "\(name)= belongs to the batch, not to a step"))
        }
        if request.tag != nil {
            throw ArgumentErrors.error("do", Bilingual(zh: "批处理的步骤不能带标签", en: "a step takes no tag"))
        }
    }
}
