import AdminProtocol
import Forms
import Mediation
import Procedures
import Wording

/// Requests about one case, as the steps that the case service takes; single commands and batch lines alike.
enum CaseSteps {
    /// The commands that become steps.
    static let commands: Set<String> = [
        "case.open", "case.advance", "case.set", "case.party", "case.record", "case.note", "case.doc", "case.link",
        "case.assign", "case.grant", "case.correct", "case.move", "due.set", "case.show", "case.why",
    ]

    /// The commands whose further keys only a procedure knows.
    static let withFields: Set<String> = [
        "case.open", "case.advance", "case.set", "case.party", "case.record", "case.correct",
    ]

    static func step(_ bound: BoundRequest) throws(ProtocolError) -> CaseStep {
        CaseStep(try command(bound), expected: bound.expected)
    }

    /// A line of a batch, where a bare `$2` under a key that names an object stands for what step 2 made.
    static func batchStep(_ bound: BoundRequest) throws(ProtocolError) -> CaseStep {
        let subject = bound.request.about?.step.map { step in
            StepReference(key: bound.spec.subject?.name ?? "case", step: step, kind: .case)
        }
        return CaseStep(
            try command(bound), expected: bound.expected, subject: subject, references: references(bound))
    }

    private static func references(_ bound: BoundRequest) -> [StepReference] {
        var places: [String: Int] = [:]
        var references: [StepReference] = []
        for argument in bound.request.arguments {
            let index = places[argument.name, default: 0]
            places[argument.name] = index + 1
            guard let step = argument.step else { continue }
            let key = bound.spec.key(argument.name)
            let kind = key.flatMap { StepReference.Kind(rawValue: $0.type.rawValue) }
            // Where the catalogue knows the key and it names no object, a dollar sign is a dollar sign.
            guard key == nil || kind != nil else { continue }
            references.append(StepReference(key: argument.name, index: index, step: step, kind: kind))
        }
        return references
    }

    /// What a new case is to its parent.
    private static func parentKind(_ bound: BoundRequest) throws(ProtocolError) -> LinkKind {
        guard bound.text("as") != nil else { return .childOf }
        _ = try bound.required("parent")
        return try linkKind(bound)
    }

    /// The entry of the registry that a party is.
    private static func entry(_ bound: BoundRequest) throws(ProtocolError) -> RegistryReference? {
        let given = RegistryKind.allCases.compactMap { kind in
            bound.text(kind.rawValue).map { RegistryReference(kind: kind, id: $0) }
        }
        guard given.count < 2 else {
            throw ArgumentErrors.error(
                "person", Bilingual(zh: "enterprise= 与 person= 只能写一个", en: "give enterprise= or person=, not both"))
        }
        return given.first
    }

    private static func linkKind(_ bound: BoundRequest) throws(ProtocolError) -> LinkKind {
        // The binder has held the value against the catalogue, whose words are these.
        guard let kind = LinkKind(rawValue: try bound.required("as")) else { throw ArgumentErrors.missing("as") }
        return kind
    }

    private static func command(_ bound: BoundRequest) throws(ProtocolError) -> CaseCommand {
        if bound.spec.name == "case.open" {
            return .open(
                procedure: try bound.required("procedure"), title: try bound.required("title"),
                office: bound.text("office"), at: bound.text("at"), parent: bound.text("parent"),
                as: try parentKind(bound), external: bound.text("external"), arguments: bound.fields)
        }
        let id = try bound.requiredSubject()
        switch bound.spec.name {
        case "case.advance":
            return .advance(
                id, action: try bound.required("do"), at: bound.text("at"), reason: bound.text("reason"),
                arguments: bound.fields)
        case "case.set": return .set(id, title: bound.text("title"), arguments: bound.fields)
        case "case.party":
            return .party(
                id, role: bound.text("role"), name: bound.text("name"), party: bound.text("party"),
                remove: bound.flag("remove"), entry: try entry(bound), arguments: bound.fields)
        case "case.record":
            return .record(
                id, type: bound.text("type"), record: bound.text("record"), at: bound.text("at"),
                arguments: bound.fields)
        case "case.note":
            return .note(id, text: try bound.required("text"), isPrivate: bound.flag("private"))
        case "case.doc": return try document(bound, of: id)
        case "case.link":
            return .link(
                id, to: try bound.required("to"), as: try linkKind(bound), remove: bound.flag("remove"),
                reason: bound.text("reason"))
        case "case.assign": return .assign(id, to: try bound.required("to"), reason: bound.text("reason"))
        case "case.grant":
            return .grant(
                id, to: try bound.required("to"), until: try bound.required("until"),
                reason: try bound.required("reason"))
        case "case.correct":
            return .correct(
                id, event: bound.integer("event") ?? 0, reason: try bound.required("reason"), at: bound.text("at"),
                arguments: bound.fields)
        case "case.move":
            return .move(
                id, version: Int(bound.integer("version") ?? 0), state: bound.text("state"),
                reason: try bound.required("reason"))
        case "due.set":
            return .setDue(
                id, due: bound.text("due"), what: bound.text("what"), reason: try bound.required("reason"),
                on: bound.text("on"), extend: bound.text("extend"), waive: bound.flag("waive"))
        case "case.show":
            return .show(id, parts: Set(bound.list("parts").compactMap(CasePart.init(rawValue:))))
        default:
            guard let version = bound.integer("version") else { return .why(id, action: bound.text("do")) }
            return .whyMove(id, version: Int(version), state: bound.text("state"))
        }
    }

    /// Either a form made from a template, or a file that is registered by its digest.
    private static func document(_ bound: BoundRequest, of id: String) throws(ProtocolError) -> CaseCommand {
        guard let template = bound.text("template") else {
            if bound.text("format") != nil { throw ArgumentErrors.missing("template") }
            return .doc(
                id, kind: try bound.required("kind"), sha256: try bound.required("sha256"),
                name: try bound.required("name"), bytes: bound.integer("bytes"))
        }
        for key in ["kind", "sha256", "name", "bytes"] where bound.text(key) != nil {
            throw ArgumentErrors.error(
                key,
                Bilingual(zh: "template= 自己给出 \(key)，不能同时填写", en: "template= gives \(key) by itself"))
        }
        let format = bound.text("format").flatMap(FormFormat.init) ?? .markdown
        return .form(id, template: template, format: format)
    }
}
