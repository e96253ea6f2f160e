import AdminProtocol
import JSONText
import Testing
import Wording

@Suite("The catalogue")
struct CatalogueTests {
    private static let commands = CommandCatalogue.standard.commands

    @Test("lists the commands of the protocol that exist by now")
    func names() {
        let expected = """
            hello whoami ping quit help describe case.open case.show case.list case.why case.similar case.history case.advance case.set
            case.party case.record case.note case.doc case.link case.assign case.grant case.correct case.move enterprise.set enterprise.list enterprise.show
            enterprise.merge person.set person.list person.show person.merge due.list due.set due.compute rule.list
            rule.show calendar.show calendar.install rule.install procedure.list procedure.show procedure.check procedure.install figure.show figure.record
            figure.sign figure.list report.list report.run report.freeze notice.list notice.retry watch batch
            audit.list audit.verify account.list account.set account.token ops.status ops.clients ops.reload ops.pause
            ops.drain ops.clock
            """
        #expect(Self.commands.map(\.name) == expected.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    @Test("gives every command an example that is a lawful request of that command", arguments: commands)
    func examples(_ command: CommandSpec) throws {
        let request = try RequestParser.parse(Array(command.example.utf8))
        #expect(request.command == command.name)
        #expect((request.subject != nil) == (command.subject?.required == true) || command.subject?.required == false)
        for argument in request.arguments { #expect(command.key(argument.name) != nil, "\(argument.name)") }
        let needed = command.keys.filter(\.required).map(\.name)
        #expect(needed.allSatisfy { request[$0] != nil })
    }

    @Test("gives every key help in both languages, a known completion and an example", arguments: commands)
    func keys(_ command: CommandSpec) {
        #expect(Set(command.keys.map(\.name)).count == command.keys.count)
        for key in command.keys {
            #expect(!key.help.zh.isEmpty && !key.help.en.isEmpty && !key.example.isEmpty, "\(key.name)")
            #expect((key.type == .enum) == !key.values.isEmpty, "\(key.name)")
            #expect(key.type != .enum || key.values.contains(key.example), "\(key.name)")
            if let complete = key.complete { #expect(CommandCatalogue.standard[complete] != nil, "\(complete)") }
        }
        #expect(!command.help.zh.isEmpty && !command.help.en.isEmpty)
    }

    @Test("asks for the version where a state changes, and for key and dry nowhere but on changes", arguments: commands)
    func commonKeys(_ command: CommandSpec) {
        let needsVersion = [
            "case.advance", "case.set", "case.link", "case.assign", "case.correct", "case.move", "due.set",
        ].contains(
            command.name)
        #expect((command.key("if")?.required == true) == needsVersion)
        #expect((command.key("key") != nil) == command.changes)
        #expect((command.key("dry") != nil) == command.changes)
        #expect(!command.roles.isEmpty)
    }

    @Test("describes a command in the shape of the protocol, at most four levels deep")
    func describe() throws {
        let row = DescribeRow.object(try #require(CommandCatalogue.standard["case.advance"]))
        #expect(
            row.members.map(\.name) == [
                "cmd", "subject", "keys", "changes", "confirm", "roles", "errors", "since", "help", "example",
            ])
        let key = try #require(row["keys"]?.array?.first?.object)
        #expect(key.line.hasPrefix(#"{"name":"do","type":"action","complete":"case.why","required":true,"help":{"#))
        for command in Self.commands { #expect(depth(.object(DescribeRow.object(command))) <= 4) }
    }

    @Test("puts a procedure's own keys before the common ones and replaces a key of the same name")
    func adding() throws {
        let open = try #require(CommandCatalogue.standard["case.open"])
        let help = open.help
        let added = open.adding(keys: [
            KeySpec("platform", .line, required: true, help: help, example: "x"),
            KeySpec("title", .line, max: 5, help: help, example: "y"),
        ])
        #expect(
            added.keys.map(\.name) == [
                "procedure", "title", "office", "at", "parent", "as", "external", "platform", "key", "dry",
            ])
        #expect(added.key("title")?.max == 5)
    }

    @Test(
        "knows what was meant",
        arguments: [("case.advence", "case.advance"), ("pign", "ping"), ("due.lsit", "due.list")])
    func nearest(_ typed: String, _ meant: String) {
        #expect(Nearness.nearest(to: typed, among: Self.commands.map(\.name)).first == meant)
    }

    @Test("does not guess wildly")
    func notNearest() {
        #expect(Nearness.nearest(to: "zzzzzz", among: Self.commands.map(\.name)) == [])
        #expect(Nearness.nearest(to: "", among: ["abc"]) == [])
    }

    private func depth(_ value: JSONValue) -> Int {
        switch value {
        case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
        case .object(let object): 1 + (object.members.map { depth($0.value) }.max() ?? 0)
        default: 0
        }
    }
}

extension CommandSpec: CustomTestStringConvertible {
    /// The command's name, so that a failing row of a table says which it is.
    public var testDescription: String { name }
}
