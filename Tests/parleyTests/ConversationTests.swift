import AdminProtocol
import JSONText
import Testing
import Wording

@testable import parley

@Suite struct `Conversations` {
    static let shown = #"{"case":"N-1","version":3,"state":"talks","title":"T"}"# + "\n" + #"OK {"n":1}"# + "\n"
    static let done =
        #"{"case":"N-1","version":4,"state":"drafting"}"# + "\n" + #"OK {"n":1,"version":4,"seq":9}"# + "\n"

    func run(
        _ script: [String?], _ arguments: [String], _ surroundings: Surroundings = Surroundings()
    ) throws -> (status: Int32, sent: [String], printed: Printed) {
        let daemon = ScriptedDaemon(script)
        let printed = Printed()
        let invocation = try ArgumentReader.read(arguments)
        guard case .request(let words) = invocation.task else { throw ClientFailure.late }
        let conversation = Conversation(
            surroundings, printed.console, options: invocation.options, sender: daemon.sender())
        let status = conversation.perform(words)
        return (status, daemon.received(), printed)
    }

    @Test func `give every change a key, and reads none`() throws {
        let note = try run([Self.done], ["case", "note", "N-1", "--text", "x"])
        let request = try RequestParser.parse(Array(note.sent[0].utf8))
        #expect(request["key"]?.utf8.count == 26)
        #expect(
            try run([Self.done], ["case", "note", "N-1", "--text", "x", "--key", "MYKEY123"]).sent == [
                #"case.note "N-1" text="x" key="MYKEY123""#
            ])
        #expect(
            try run([Self.done], ["case", "note", "N-1", "--text", "x", "--dry-run"]).sent == [
                #"case.note "N-1" text="x" dry="yes""#
            ])
        #expect(try run([Self.shown], ["case", "show", "N-1"]).sent == [#"case.show "N-1""#])
    }

    @Test func `use the version just shown for a state change`() throws {
        let result = try run([Self.shown + Self.done], ["case", "advance", "N-1", "--do", "draft"])
        #expect(result.status == 0)
        #expect(result.sent[0] == #"case.show "N-1""#)
        let request = try RequestParser.parse(Array(result.sent[1].utf8))
        #expect(request["if"] == "3")
        #expect(result.printed.err == "N-1 · talks · T · using version 3\n")
        #expect(result.printed.out.contains("drafting"))
    }

    @Test func `take the version that was given`() throws {
        let result = try run([Self.done], ["case", "advance", "N-1", "--do", "draft", "--if", "7", "--yes"])
        #expect(result.sent.count == 1)
        #expect(result.printed.err.isEmpty)
    }

    @Test func `show what changed at a conflict and stop`() throws {
        let conflict =
            #"ERR conflict {"msg":"the case is at version 4","retry":"no","version":4,"state":"signed","by":"chen.yu"}"#
            + "\n"
        let now = #"{"case":"N-1","version":4,"state":"signed","title":"T"}"# + "\n" + #"OK {"n":1}"# + "\n"
        let result = try run([Self.shown + conflict + now], ["case", "advance", "N-1", "--do", "draft"])
        #expect(result.status == 5)
        #expect(result.sent.count == 3)
        #expect(result.printed.err.contains("version: 3 → 4") && result.printed.err.contains("state: talks → signed"))
        #expect(!result.printed.err.contains("title:"))
        #expect(result.printed.out.isEmpty)
    }

    @Test func `say when it was done already`() throws {
        let replay = #"{"case":"N-1","version":4}"# + "\n" + #"OK {"n":1,"replayed":true}"# + "\n"
        let result = try run(["", replay], ["case", "note", "N-1", "--text", "x", "--lang", "zh"])
        #expect(result.status == 0)
        #expect(result.printed.err.contains("先前已经办理过"))
    }

    @Test func `ask before what cannot be undone, or refuse without a terminal`() throws {
        let irreversible = CommandCatalogue.standard.commands.filter(\.confirm)
        for spec in irreversible where spec.key("if")?.required != true {
            var words = CommandLineRequest(command: spec.name, subject: spec.subject == nil ? nil : "X-1")
            if spec.key("confirm") != nil { words.pairs = [.init(name: "confirm", value: "r1")] }
            for yes in [false, true] {
                let daemon = ScriptedDaemon([Self.done])
                let printed = Printed()
                var options = ClientOptions()
                options.yes = yes
                let status = Conversation(Surroundings(), printed.console, options: options, sender: daemon.sender())
                    .perform(words)
                #expect(status == (yes ? 0 : 2), "\(spec.name)")
                #expect(daemon.received().isEmpty == !yes)
            }
        }
    }

    @Test func `do not ask before a proposal, which may be withdrawn`() throws {
        let proposed = try run([Self.done], ["rule", "install", "--text", "rules: []", "--reason", "新规定"])
        #expect(proposed.status == 0 && proposed.sent.count == 1)
        let confirmed = try run([Self.done], ["rule", "install", "--confirm", "r1", "--reason", "已核对"])
        #expect(confirmed.status == 2 && confirmed.sent.isEmpty)
    }

    @Test func `end with 1 where a check found faults`() throws {
        let faults = #"{"place":"text:1","problem":"p"}"# + "\n" + #"OK {"n":1,"allowed":false}"# + "\n"
        #expect(try run([faults], ["procedure", "check", "--text", "p"]).status == 1)
        let sound = #"OK {"n":0,"allowed":true,"procedure":"p"}"# + "\n"
        #expect(try run([sound], ["procedure", "check", "--text", "p"]).status == 0)
        let broken = #"{"whole":false,"events":7}"# + "\n" + #"OK {"n":1}"# + "\n"
        #expect(try run([broken], ["audit", "verify"]).status == 1)
        #expect(try run([broken.replacing("false", with: "true")], ["audit", "verify"]).status == 0)
    }

    @Test func `ask before a step of the procedure that cannot be undone, or refuse without a terminal`() throws {
        let shown = #"{"case":"N-1","version":3,"procedure":"p","state":"talks"}"# + "\n" + #"OK {"n":1}"# + "\n"
        let steps =
            #"{"cmd":"case.advance","action":"draft","keys":[],"confirm":false}"# + "\n"
            + #"{"cmd":"case.advance","action":"withdraw","name":{"zh":"撤回","en":"withdraw"},"keys":[],"confirm":true}"#
            + "\n" + #"OK {"n":2}"# + "\n"
        let refused = try run([shown + steps + Self.done], ["case", "advance", "N-1", "--do", "withdraw"])
        #expect(refused.status == 2 && refused.sent.count == 2)
        #expect(refused.printed.err.contains("withdraw cannot be undone"))
        #expect(refused.printed.err.contains("add --yes"))
        let plain = try run([shown + steps + Self.done], ["case", "advance", "N-1", "--do", "draft"])
        #expect(plain.status == 0 && plain.sent.count == 3)
        let sure = try run([shown + Self.done], ["case", "advance", "N-1", "--do", "withdraw", "--yes"])
        #expect(sure.status == 0 && sure.sent.count == 2)
    }

    @Test func `tell of the action's own keys, by help and after a bad argument`() throws {
        let shown = #"{"case":"N-1","version":3,"procedure":"p","state":"talks"}"# + "\n" + #"OK {"n":1}"# + "\n"
        let steps =
            #"{"cmd":"case.advance","action":"draft","keys":[{"name":"scope","type":"line","required":true}]}"# + "\n"
            + #"{"cmd":"case.advance","action":"sign","keys":[{"name":"signed-on","type":"date","required":true}]}"#
            + "\n" + #"OK {"n":2}"# + "\n"
        let arguments = ["case", "advance", "N-1", "--do", "sign", "--help"]
        guard case .procedureHelp(let words) = try ArgumentReader.read(arguments).task else {
            Issue.record("help of a case's step is not understood")
            return
        }
        let printed = Printed()
        let daemon = ScriptedDaemon([shown + steps])
        let conversation = Conversation(
            Surroundings(), printed.console, options: ClientOptions(), sender: daemon.sender())
        #expect(conversation.help(words) == 0)
        #expect(printed.out.contains("--signed-on date") && !printed.out.contains("--scope"))

        let bad = #"ERR bad-argument {"msg":"signed-on is missing","retry":"no","key":"signed-on"}"# + "\n"
        let result = try run([bad], ["case", "advance", "N-1", "--do", "sign", "--if", "3", "--yes"])
        #expect(result.printed.err.contains("parley case advance N-1 --do sign --help"))
    }

    @Test func `join the pages of a calendar into one file, one's own unless another is named`() throws {
        func page(_ event: String, _ status: String) -> String {
            let ics = #"BEGIN:VCALENDAR\r\nX-WR-CALNAME:BEGIN:VEVENT\r\n"# + event + #"END:VCALENDAR\r\n"#
            return #"{"events":1,"ics":"\#(ics)"}"# + "\n" + status + "\n"
        }
        let script =
            page(#"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n"#, #"OK {"n":1,"next":"c1.ab"}"#)
            + page(#"BEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\n"#, #"OK {"n":1,"next":"c1.cd"}"#)
            + page("", #"OK {"n":1}"#)
        let daemon = ScriptedDaemon([script])
        let printed = Printed()
        guard case .calendar(let words) = try ArgumentReader.read(["due", "calendar", "--state", "open"]).task else {
            Issue.record("not understood")
            return
        }
        let conversation = Conversation(
            Surroundings(), printed.console, options: ClientOptions(), sender: daemon.sender())
        #expect(CalendarCommand(conversation).run(words) == 0)
        conversation.console.flush()
        let event = { (number: Int) in "BEGIN:VEVENT\r\nUID:\(number)\r\nEND:VEVENT\r\n" }
        #expect(
            printed.out == "BEGIN:VCALENDAR\r\nX-WR-CALNAME:BEGIN:VEVENT\r\n" + event(1) + event(2)
                + "END:VCALENDAR\r\n")
        let sent = daemon.received()
        #expect(sent[0] == #"due.list state="open" assignee="me" format="ics""#)
        #expect(sent.last == #"due.list state="open" assignee="me" format="ics" after="c1.cd""#)
    }

    @Test func `send a text that is too long for a line as a block`() throws {
        let text = String(repeating: "第一段\n", count: 20_000)
        let daemon = ScriptedDaemon([Self.done])
        let conversation = Conversation(
            Surroundings(), Printed().console, options: ClientOptions(), sender: daemon.sender())
        // The daemon's end of the pair holds less than the text, so only what fits is looked at.
        #expect(
            RequestWriter.bytes(Request("case.note", "N-1", [("text", text)])).starts(
                with: #"case.note "N-1" text=<<END0"#.utf8))
        #expect(conversation.options == ClientOptions())
    }

    @Test func `follow a watch across a broken connection without losing or repeating`() throws {
        let event = { (seq: Int) in #"{"seq":\#(seq),"type":"case.noted","case":"N-1"}"# + "\n" }
        let daemon = ScriptedDaemon([event(5) + event(6), event(7) + #"OK {"n":1,"resume":7}"# + "\n"])
        let printed = Printed()
        var options = ClientOptions()
        options.json = true
        let conversation = Conversation(Surroundings(), printed.console, options: options, sender: daemon.sender())
        #expect(conversation.perform(Request("watch", nil, [("from", "4"), ("limit", "3")])) == 0)
        #expect(
            printed.out.split(separator: "\n").map { $0.prefix(9) } == [#"{"seq":5,"#, #"{"seq":6,"#, #"{"seq":7,"#])
        #expect(daemon.received(on: 1) == [#"watch from="6" limit="1""#])
    }

    @Test func `run the lines of a script and stop at the first that fails`() {
        let daemon = ScriptedDaemon([Self.shown + #"ERR not-found {"msg":"no"}"# + "\n" + Self.shown])
        let printed = Printed()
        let script = ScriptSession(Surroundings(), printed.console, options: ClientOptions(), sender: daemon.sender())
        var pieces = ["# a comment\n\ncase show N-1\nca", "se.show N-2\nping\n", ""].map { Array($0.utf8) }
        #expect(script.run { pieces.removeFirst() } == 3)
        #expect(daemon.received() == [#"case.show "N-1""#, #"case.show "N-2""#])
        #expect(printed.err.contains("failed; nothing after it was sent"))
    }

    @Test func `give a script's block to its request`() throws {
        let daemon = ScriptedDaemon([Self.done])
        let script = ScriptSession(Surroundings(), Printed().console, options: ClientOptions(), sender: daemon.sender())
        var pieces = ["case.note N-1 key=KEY12345 text=<<E\n一\n\"二\"\nE\n", ""].map { Array($0.utf8) }
        #expect(script.run { pieces.removeFirst() } == 0)
        #expect(daemon.received() == [#"case.note "N-1" key="KEY12345" text="一\n\"二\"""#])
    }

    @Test func `pass raw answers through and remember the worst of it`() throws {
        var exchange = RawExchange(isForPeople: false)
        let lines = try exchange.take(
            Array(
                (ScriptedDaemon.greeting + Self.shown + #"ERR blocked {"msg":"no"}"# + "\n" + #"* bye {"why":"idle"}"#
                    + "\n").utf8))
        #expect(lines.count == 3)
        #expect(exchange.status == 6)
        #expect(exchange.answers == 2)
        #expect(exchange.isGreeted)
    }
}
