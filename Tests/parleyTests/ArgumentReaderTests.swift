import AdminProtocol
import Testing
import Wording

@testable import parley

@Suite struct `Command lines` {
    static let requests: [([String], String)] = [
        (["ping"], "ping"),
        (["case", "show", "N-2026-00017"], #"case.show "N-2026-00017""#),
        (["case.show", "N-2026-00017"], #"case.show "N-2026-00017""#),
        (
            ["case", "advance", "N-1", "--do", "begin-talks", "--if", "7"],
            #"case.advance "N-1" do="begin-talks" if="7""#
        ),
        (["case", "advance", "N-1", "--do=begin-talks", "if=7"], #"case.advance "N-1" do="begin-talks" if="7""#),
        (
            ["case", "open", "--employer", "A Logistics", "--employer", "B"],
            #"case.open employer="A Logistics" employer="B""#
        ),
        (["--json", "due", "list", "--state", "overdue", "--lang", "zh"], #"due.list state="overdue""#),
        (["case", "list", "--overdue", "--office", "BJ-CY"], #"case.list overdue="yes" office="BJ-CY""#),
        (["case", "list", "--overdue", "no"], #"case.list overdue="no""#),
        (["case", "list", "--overdue=no"], #"case.list overdue="no""#),
        (["case", "set", "N-1", "--title="], #"case.set "N-1" title="""#),
        (["case", "note", "N-1", "--text", "a \"b\"\nc"], #"case.note "N-1" text="a \"b\"\nc""#),
        (["case", "advance", "N-1", "--do", "sign", "--dry-run"], #"case.advance "N-1" do="sign" dry="yes""#),
        (
            ["case", "advance", "N-1", "--do", "sign", "--signed-for", "2026-01-02", "--explain"],
            #"case.why "N-1" do="sign""#
        ),
        (["describe", "case", "open", "--procedure", "p"], #"describe "case.open" procedure="p""#),
        (["describe", "case.open"], #"describe "case.open""#),
        (["procedure", "show", "p", "--version", "2"], #"procedure.show "p" version="2""#),
        (
            ["due", "compute", "--rule", "r", "--from", "2026-01-01", "--extend", "5wd"],
            #"due.compute rule="r" from="2026-01-01" extend="5wd""#
        ),
        (["watch", "--from", "4", "--type", "case.advanced"], #"watch from="4" type="case.advanced""#),
        (["case", "note", "N-1", "--text", "--", "x"], "!usage"),
        (["case", "show", "--", "--odd"], #"case.show "--odd""#),
        (["help", "case.open", "--json"], #"help "case.open""#),
        (["case", "show", "N-1", "N-2"], "!usage"), (["case"], "!usage"), (["case", "shwo", "N-1"], "!usage"),
        (["nonsense"], "!usage"),
        (["case", "show", "-x"], "!usage"), (["case", "advance", "N-1", "--do"], "!usage"),
        (["case", "list", "--Title", "x"], "!usage"),
        (["case", "list", "--lang", "fr"], "!usage"), (["case", "list", "--json=yes"], "!usage"),
        (["case", "list", "--timeout", "soon"], "!usage"),
        (["case", "show", "N-1", "--explain"], "!usage"), (["completions", "tcsh"], "!usage"),
        (["case", "list", "--color", "blue"], "!usage"),
    ]

    @Test(arguments: requests)
    func `become requests`(_ arguments: [String], _ line: String) throws {
        do throws(ClientFailure) {
            let invocation = try ArgumentReader.read(arguments)
            guard case .request(let words) = invocation.task else {
                Issue.record("no request: \(invocation.task)")
                return
            }
            #expect(RequestWriter.line(try ValueReader(catalogue: .standard).request(words)) == line)
        } catch {
            #expect(line == "!usage", "\(error)")
            #expect(error.exitStatus == 2)
        }
    }

    @Test func `may ask for other things than a request`() throws {
        #expect(try ArgumentReader.read([]).task == .session)
        #expect(try ArgumentReader.read(["--json"]).task == .session)
        #expect(try ArgumentReader.read(["raw", "case.show", "N-1"]).task == .raw("case.show N-1"))
        #expect(try ArgumentReader.read(["raw"]).task == .raw(nil))
        #expect(try ArgumentReader.read(["help", "case", "open"]).task == .help("case.open"))
        #expect(try ArgumentReader.read(["case", "open", "-h"]).task == .help("case.open"))
        #expect(try ArgumentReader.read(["-h"]).task == .help(nil))
        #expect(try ArgumentReader.read(["--version"]).task == .version)
        #expect(try ArgumentReader.read(["completions", "fish"]).task == .completionScript(.fish))
        #expect(try ArgumentReader.read(["__complete", "case", "--"]).task == .candidates(["case", "--"]))
    }

    @Test func `set options wherever they stand`() throws {
        let options = try ArgumentReader.read(
            [
                "--socket", "/s", "case", "list", "-q", "--columns=a,b", "--timeout", "1500ms", "--no-headers", "--yes",
                "--color", "never", "--no-pager",
            ]
        ).options
        #expect(options.socket == "/s")
        #expect(options.quiet && options.yes && !options.headers && !options.pager)
        #expect(options.columns == ["a", "b"])
        #expect(options.timeout == 1500)
        #expect(options.colour == .never)
    }

    @Test func `never share a word with a key of the catalogue`() {
        let keys = Set(CommandCatalogue.standard.commands.filter { $0.name != "hello" }.flatMap { $0.keys.map(\.name) })
        for option in ClientOption.allCases { #expect(!keys.contains(option.rawValue), "--\(option.rawValue)") }
    }

    @Test func `suggest what may have been meant`() {
        do throws(ClientFailure) {
            _ = try ArgumentReader.read(["case", "advence", "N-1"])
        } catch {
            guard case .usage(_, let hint) = error else { return }
            #expect(hint?.en.contains("case advance") == true)
        }
    }
}

@Suite struct `Values on a command line` {
    func value(_ command: String, _ key: String, _ text: String, type: KeyType? = nil) throws -> String {
        var reader = ValueReader(catalogue: .standard)
        reader.typeOfProcedureKey = { _, _ in type }
        reader.file = { name throws(ClientFailure) in "text of \(name)\n" }
        reader.standardInput = { () throws(ClientFailure) in "from\ninput\r\n" }
        return try reader.request(CommandLineRequest(command: command, pairs: [.init(name: key, value: text)]))
            .arguments[0].value
    }

    @Test func `come from a file or standard input where they are texts`() throws {
        #expect(try value("case.note", "text", "@a.txt") == "text of a.txt")
        #expect(try value("case.note", "text", "-") == "from\ninput")
        #expect(try value("case.note", "text", "@@a") == "@a")
        #expect(try value("case.set", "title", "@a") == "@a")
        #expect(try value("case.set", "title", "-") == "-")
        #expect(try value("case.advance", "terms", "@a") == "text of a")
    }

    @Test func `turn yuan into fen only for amounts of money`() throws {
        #expect(try value("case.record", "amount", "1200.50元", type: .money) == "120050")
        #expect(try value("case.record", "remark", "100元", type: .line) == "100元")
        #expect(try value("case.set", "title", "100元", type: .money) == "100元")
    }

    @Test(arguments: [
        ("1200.50元", "120050"), ("0元", "0"), ("1元", "100"), ("1.5元", "150"), ("-3.05元", "-305"), ("1,200元", "120000"),
        ("1.234元", nil),
        ("元", nil), ("1200", nil), ("一元", nil), (".5元", nil), ("1.元", nil), ("1e3元", nil),
        ("99999999999999999999元", nil),
    ])
    func `understand amounts exactly`(_ text: String, _ fen: String?) { #expect(MoneyAmount.fen(text) == fen) }

    @Test func `use standard input once`() {
        var reader = ValueReader(catalogue: .standard)
        reader.standardInput = { () throws(ClientFailure) in "x" }
        let words = CommandLineRequest(
            command: "case.advance", pairs: [.init(name: "a", value: "-"), .init(name: "b", value: "-")])
        #expect(throws: ClientFailure.usage(Texts.stdinTwice)) { try reader.request(words) }
    }

    @Test(arguments: [
        ("30s", 30_000), ("500ms", 500), ("2m", 120_000), ("1h", 3_600_000), ("7", 7000), ("0s", nil), ("", nil),
        ("s", nil), ("-1s", nil), ("99h", nil), ("1d", nil),
    ])
    func `wait as long as people say`(_ text: String, _ milliseconds: Int64?) {
        #expect(WaitingTime.milliseconds(text) == milliseconds)
    }
}
