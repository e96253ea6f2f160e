import JSONText

/// Prints requests so that `RequestParser` reads the same request back: every value quoted, nothing to get wrong.
public enum RequestWriter {
    /// The request as one line, without its end. The values may hold any text but U+0000.
    public static func line(_ request: Request) -> String {
        var bytes: [UInt8] = []
        append(request, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes to send: one line with its end, or, where that would be longer than a line may be, a line whose
    /// longest block-worthy value follows as a block.
    public static func bytes(_ request: Request, limits: ProtocolLimits = ProtocolLimits()) -> [UInt8] {
        var bytes: [UInt8] = []
        append(request, to: &bytes)
        if bytes.count > limits.line, let place = longestBlockworthy(request) {
            bytes = []
            var arguments = request.arguments
            let last = arguments.remove(at: place)
            let name = freeName(for: last.value)
            append(
                Request(tag: request.tag, command: request.command, about: request.about, arguments: arguments),
                to: &bytes)
            bytes.append(contentsOf: " \(last.name)=<<\(name)\n\(last.value)\n\(name)".utf8)
        }
        bytes.append(Byte.lf)
        return bytes
    }

    private static func append(_ request: Request, to bytes: inout [UInt8]) {
        if let tag = request.tag { bytes.append(contentsOf: "#\(tag) ".utf8) }
        bytes.append(contentsOf: request.command.utf8)
        if let subject = request.about {
            bytes.append(0x20)
            append(subject.value, subject.step != nil, to: &bytes)
        }
        for argument in request.arguments {
            bytes.append(0x20)
            bytes.append(contentsOf: argument.name.utf8)
            bytes.append(Byte.equals)
            append(argument.value, argument.step != nil, to: &bytes)
        }
    }

    /// A step reference keeps its meaning only without quotes.
    private static func append(_ value: String, _ isStep: Bool, to bytes: inout [UInt8]) {
        if isStep { bytes.append(contentsOf: value.utf8) } else { JSONWriter.append(value, to: &bytes) }
    }

    /// The longest value that a block can carry, when it is the only one under its key (a list keeps its order).
    private static func longestBlockworthy(_ request: Request) -> Int? {
        request.arguments.indices
            .filter { place in
                let argument = request.arguments[place]
                return TextRules.isText(argument.value) && request.values(argument.name).count == 1
            }
            .max { request.arguments[$0].value.utf8.count < request.arguments[$1].value.utf8.count }
    }

    /// A name that is no line of the text.
    private static func freeName(for text: String) -> String {
        let lines = Set(text.split(separator: "\n", omittingEmptySubsequences: false))
        var number = 0
        while lines.contains("END\(number)") { number += 1 }
        return "END\(number)"
    }
}
