import AdminProtocol
import Glibc
import JSONText
import Wording

/// `parley` without a terminal: carries out the lines of standard input one by one and stops at the first that fails.
struct ScriptSession {
    private let console: Console
    private let conversation: Conversation

    init(_ surroundings: Surroundings, _ console: Console, options: ClientOptions, sender: RequestSender? = nil) {
        self.console = console
        conversation = Conversation(surroundings, console, options: options, sender: sender, readsInput: false)
    }

    /// The exit status of the line that failed, or success.
    func run() -> Int32 { run(next: RawTerminal.read) }

    /// Runs what arrives in pieces, up to an empty one.
    func run(next: () -> [UInt8]) -> Int32 {
        var splitter = RequestSplitter()
        var line = 0
        while true {
            let bytes = next()
            let frames = bytes.isEmpty ? Self.rest(&splitter) : Self.frames(bytes, &splitter)
            for frame in frames {
                line += 1
                guard let status = run(frame) else { return ExitStatus.success }
                guard status == ExitStatus.success else {
                    conversation.remark(Texts.stoppedAt(line))
                    return status
                }
            }
            if bytes.isEmpty { return ExitStatus.success }
        }
    }

    private func run(_ frame: RequestSplitter.Frame) -> Int32? {
        switch frame {
        case .request(let line, let block):
            guard let text = String(validating: line, as: UTF8.self) else {
                return conversation.fail(.usage(Texts.argumentNotUTF8), nil)
            }
            let blockText = block.map { String(decoding: $0, as: UTF8.self) }
            return LineRunner(conversation, console).run(text, block: blockText)
        case .failed(let error), .overrun(let error):
            return conversation.fail(
                .refused(
                    code: error.code.rawValue,
                    status: ["msg": .string(error.protocolError.message[conversation.language])]),
                nil)
        }
    }

    private static func frames(_ bytes: [UInt8], _ splitter: inout RequestSplitter) -> [RequestSplitter.Frame] {
        bytes.withUnsafeBytes { bytes in
            var frames: [RequestSplitter.Frame] = []
            var position = 0
            while let frame = splitter.next(in: bytes, from: &position) { frames.append(frame) }
            return frames
        }
    }

    private static func rest(_ splitter: inout RequestSplitter) -> [RequestSplitter.Frame] {
        splitter.end().map { [$0] } ?? []
    }
}
