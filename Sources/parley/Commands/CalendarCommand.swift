import AdminProtocol
import JSONText
import Wording

/// `due calendar`: asks for the deadlines as a calendar, page by page, and writes one file.
struct CalendarCommand {
    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    /// Writes the file that `--out` names, or prints it.
    func run(_ words: CommandLineRequest) -> Int32 {
        let request = asked(words)
        do throws(ClientFailure) {
            let (pages, events) = try read(request)
            let file = Self.joined(pages)
            if let path = words["out"] {
                try OutputFile.write(file, to: path)
                conversation.remark(Texts.calendarWritten(events, Sanitizer.line(path)))
            } else {
                show(file)
            }
            return ExitStatus.success
        } catch {
            return conversation.fail(error, request)
        }
    }

    /// One's own deadlines unless others are named.
    private func asked(_ words: CommandLineRequest) -> Request {
        var pairs = words.pairs.filter { $0.name != "out" && $0.name != "format" }.map {
            (name: $0.name, value: $0.value)
        }
        if words["office"] == nil, words["assignee"] == nil, words["case"] == nil { pairs.append(("assignee", "me")) }
        return Request("due.list", nil, pairs + [("format", "ics")])
    }

    private func read(_ request: Request) throws(ClientFailure) -> (pages: [String], events: Int64) {
        var pages: [String] = []
        var events: Int64 = 0
        var page = request
        while true {
            let reply = try conversation.sender.send(page, .read).accepted()
            guard let row = reply.rows.first?.object, let text = row["ics"]?.string else {
                throw .hostile(Texts.noCalendar)
            }
            pages.append(text)
            events += row["events"]?.integer ?? 0
            guard let cursor = reply.members["next"]?.string else { return (pages, events) }
            page = Request(command: request.command, arguments: request.arguments + [.init("after", cursor)])
        }
    }

    private func show(_ file: [UInt8]) {
        let text = String(decoding: file.dropLast(), as: UTF8.self)
        let isForPeople = conversation.surroundings.outputIsTerminal
        conversation.console.out(isForPeople ? Sanitizer.block(text.filter { $0 != "\r" }) : text)
    }

    private static let begin = Array("\r\nBEGIN:VEVENT\r\n".utf8)
    private static let end = Array("END:VCALENDAR\r\n".utf8)

    /// One calendar of several: the head of the first, the events of all.
    static func joined(_ pages: [String]) -> [UInt8] {
        var file: [UInt8] = []
        for page in pages {
            var body = Array(page.utf8)[...]
            if body.suffix(end.count) == end[...] { body.removeLast(end.count) }
            if !file.isEmpty {
                // The line end before the first event belongs to the head.
                body = body.indices.first { body[$0...].starts(with: begin) }.map { body[($0 + 2)...] } ?? []
            }
            file += body
        }
        return file + end
    }
}
