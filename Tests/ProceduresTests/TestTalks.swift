import JSONText
import Procedures
import Wording
import WorkCalendar

/// A small procedure that uses every part of the engine: talks between two sides, written by hand.
enum TestTalks {
    static func both(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

    static func day(_ iso: String) -> CivilDay {
        guard let day = CivilDay(iso: iso) else { preconditionFailure("no day \(iso)") }
        return day
    }

    static func length(_ text: String) -> TermLength {
        guard let length = TermLength(text) else { preconditionFailure("no length \(text)") }
        return length
    }

    static func field(
        _ name: String, _ type: FieldType = .line, required: Bool = false, list: Bool = false,
        choices: [String] = [], sensitivity: Sensitivity = .O, example: String = "示例",
        range: ClosedRange<Int64>? = nil, future: Bool = false, record: String? = nil
    ) -> Field {
        Field(
            name: name, type: type, required: required, list: list,
            choices: choices.map { Field.Choice(id: $0, name: both($0)) }, sensitivity: sensitivity, help: both(name),
            example: example, range: range, future: future, record: record)
    }

    // MARK: Rules

    static let calendar = WorkingCalendar(
        id: "prc", version: "test.1", name: both("测试日历"), source: "test",
        years: [
            WorkingCalendar.Year(
                number: 2026, notices: [],
                festivals: [
                    WorkingCalendar.Festival(
                        name: both("国庆节"), rest: day("2026-10-01")...day("2026-10-07"),
                        work: [day("2026-09-20"), day("2026-10-10")])
                ])
        ])

    static func rule(
        _ id: String, _ text: String, from: String? = nil, _ policy: ExtensionPolicy = .none
    ) -> DeadlineRule {
        let version = DeadlineRule.Version(
            number: 1, effectiveFrom: from.map(day), basis: both("测试法第一条"), anchor: both("起算"),
            length: length(text), extension: policy)
        let rule = DeadlineRule(id: id, name: both(id), consequence: both("逾期"), versions: [version])
        guard let rule else { preconditionFailure("a rule has a version") }
        return rule
    }

    static let rules = RuleBook(
        rules: [
            rule("reply-20d", "20d"), rule("talk-15d", "15d", .agreed(cap: length("15d"))),
            rule("talk-7d", "7d", from: "2025-01-01", .agreed(cap: nil)), rule("fixed-5wd", "5wd"),
        ],
        calendars: [calendar], reminders: .none)

    // MARK: Parts

    static let opening = [
        field("received-on", .date, required: true, example: "today"),
        field("channel", .enumeration, required: true, choices: ["ordinary", "summary", "old"], example: "ordinary"),
        field("headcount", .int, example: "120", range: 1...1_000_000),
        field("id-number", .line, sensitivity: .S, example: "110101"),
        field("tags", .line, list: true),
    ]
    static let fields = [
        field("outcome", .enumeration, choices: ["signed", "none"], example: "signed"),
        field("meeting-on", .date, example: "today+7d", future: true),
        field("void-clause", .bool, example: "no"), field("agreed", .money, example: "500"),
    ]
    static let member = [field("chief", .bool, example: "no"), field("outsider", .bool, example: "no")]
    static let roles = [
        PartyRole(id: "worker", name: both("职工代表"), side: nil, fields: member),
        PartyRole(id: "platform", name: both("平台代表"), side: nil, fields: member),
        PartyRole(
            id: "applicant", name: both("申请人"), side: nil,
            fields: [field("phone", .line, sensitivity: .S, example: "010-0000")]),
    ]
    static let money = [
        field("amount", .money, required: true, example: "100"), field("whose", .party, example: "p1"),
    ]
    static let records = [
        RecordType(
            id: "vote", name: both("表决"),
            fields: [
                field("total", .int, required: true, example: "100", range: 1...1_000_000),
                field("present", .int, required: true, example: "80", range: 0...1_000_000),
                field("in-favour", .int, required: true, example: "60", range: 0...1_000_000),
                field("against", .int, example: "20", range: 0...1_000_000),
                field("abstained", .int, example: "0", range: 0...1_000_000),
            ], starts: []),
        RecordType(
            id: "consent", name: both("同意"),
            fields: [
                field("side", .enumeration, required: true, choices: ["worker", "platform"], example: "worker"),
                field("answer", .bool, required: true, example: "yes"),
                field("about", .enumeration, required: true, choices: ["talks", "extension"], example: "talks"),
            ], starts: []),
        RecordType(
            id: "signature", name: both("签章"),
            fields: [
                field("signer", .enumeration, required: true, choices: ["worker", "platform", "seal"], example: "seal")
            ], starts: []),
        RecordType(
            id: "promise", name: both("承诺"),
            fields: [
                field("text", .line, required: true, example: "改正计价"),
                field("due-by", .date, example: "today+10d", future: true),
                field("status", .enumeration, choices: ["open", "done"], example: "open"),
            ],
            starts: [ClockStart(clock: "promise", rule: .written(field: "due-by"), from: nil, onExpiry: .overdue)],
            settled: RecordType.Settlement(field: "status", values: ["done"])),
        RecordType(
            id: "clause", name: both("条款"), fields: [field("void", .bool, required: true, example: "no")], starts: []),
        RecordType(
            id: "answer", name: both("本人意见"),
            fields: [
                field("who", .party, required: true, example: "p1"),
                field("answer", .bool, required: true, example: "yes"),
            ], starts: []),
        RecordType(id: "instalment", name: both("应付"), fields: money, starts: []),
        RecordType(
            id: "payment", name: both("已付"),
            fields: money + [field("for", .record, example: "r1", record: "instalment")],
            starts: []),
    ]
    static let documents = [DocumentKind(id: "minutes", name: both("会议记录"))]
    static let clocks = ["reply", "talk", "promise"].map { ClockKind(id: $0, name: both($0)) }
    static let states = [
        ("intake", CaseStateKind.Kind.initial), ("invited", .active), ("talks", .active), ("paused", .active),
        ("agreed", .active), ("closed", .terminal), ("lapsed", .terminal), ("withdrawn", .terminal),
    ].map { CaseStateKind(id: $0.0, kind: $0.1, name: both($0.0)) }
    static let scope = ConditionScope(
        states: Set(states.map(\.id)), roles: roles, records: records, documents: documents, clocks: clocks,
        fields: opening + fields)

    static func condition(_ id: String, _ parameters: JSONObject) -> any Condition {
        do {
            return try ConditionVocabulary.make(id, parameters, in: scope)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static func need(_ id: String, _ parameters: JSONObject) -> Need {
        Need(condition: condition(id, parameters), basis: both("依据"))
    }

    static func action(
        _ id: String, _ from: [String], _ to: String, by: [String] = ["mediator"], fields: [Field] = [],
        needs: [Need] = [], documents: [String] = [], starts: [ClockStart] = [], stops: [String] = [],
        cancels: [String] = [], extends: ClockExtension? = nil, suspends: [String] = [], resumes: [String] = [],
        anyTime: Bool = false
    ) -> Action {
        Action(
            id: id, from: from, to: to, by: by, actor: nil, name: both(id), basis: both("依据"), fields: fields,
            needs: needs, documents: documents, starts: starts, stops: stops, cancels: cancels, extends: extends,
            suspends: suspends, resumes: resumes, anyTime: anyTime, confirm: false)
    }

    static let talkClock = ClockStart(
        clock: "talk",
        rule: .chosen(
            by: "channel",
            among: [
                ClockStart.Rule.Choice(value: "ordinary", rule: "talk-15d"),
                ClockStart.Rule.Choice(value: "summary", rule: "talk-7d"),
            ]), from: "answered-on", onExpiry: .overdue)
    static let consent: JSONObject = [
        "of": ["worker", "platform"], "record": "consent", "about": "extension", "since": "extend",
    ]

    static let actions = [
        action(
            "invite", ["intake"], "invited", fields: [field("sent-on", .date, required: true, example: "today")],
            needs: [need("party-named", ["role": "applicant"])]),
        action(
            "answer", ["invited"], "talks", fields: [field("answered-on", .date, example: "today")],
            starts: [talkClock], stops: ["reply"]),
        action(
            "lapse", ["intake", "invited"], "lapsed", by: [Action.system],
            needs: [need("clock-expired", ["clock": "reply"])]),
        action(
            "extend", ["talks"], "talks", fields: [field("longer", .duration, required: true, example: "5d")],
            needs: [need("both-consent", consent)], extends: ClockExtension(clock: "talk", field: "longer")),
        action(
            "prolong", ["talks"], "talks",
            fields: [field("until", .date, required: true, example: "today+20d", future: true)],
            extends: ClockExtension(clock: "talk", field: "until")),
        action("pause", ["talks"], "paused", suspends: ["talk"]),
        action("resume", ["paused"], "talks", resumes: ["talk"]),
        action("settle", ["talks"], "talks", stops: ["promise"]),
        action("plan", ["talks"], "talks", anyTime: true),
        action(
            "agree", ["talks"], "agreed", fields: [field("outcome", .enumeration, choices: ["signed", "none"])],
            needs: [
                need("equal-teams", ["of": ["worker", "platform"], "at-least": 2]),
                need("one-chief", ["of": ["worker", "platform"]]),
            ], documents: ["minutes"], stops: ["talk"]),
        action(
            "close", ["agreed"], "closed", by: ["mediator", "supervisor"],
            needs: [
                need("two-thirds-present", ["record": "vote"]), need("half-of-all", ["record": "vote"]),
            ]),
        action("withdraw", ["intake", "invited", "talks", "paused", "agreed"], "withdrawn", by: ["supervisor"]),
    ]

    static let procedure = Procedure(
        id: "test-talks", version: 3, prefix: "T", name: both("测试协商"), basis: both("依据"), states: states,
        actions: actions, opening: opening, fields: fields, roles: roles, records: records, documents: documents,
        clocks: clocks,
        startsAtOpening: [
            ClockStart(clock: "reply", rule: .fixed("reply-20d"), from: "received-on", onExpiry: .action("lapse"))
        ],
        warnings: [
            OpeningWarning(
                field: "channel", value: "old",
                since: OpeningWarning.Since(field: "received-on", day: day("2025-01-01")), text: both("旧渠道"),
                basis: both("意见"))
        ], measures: measures, text: "")

    static let measures = [
        measure("opened", .count, .opening, filters: [.init(field: "channel", values: ["ordinary"])]),
        measure("heads", .sum, .opening, of: "headcount"),
        measure("talks", .count, .actions(["answer"])),
        measure("waited", .sum, .actions(["answer"]), daysSince: ["invite"]),
        measure("votes", .sum, .records("vote"), of: "present"),
        measure("people", .distinct, .actions(["answer"]), party: "worker", by: ["name"]),
    ]

    private static func measure(
        _ id: String, _ kind: Measure.Kind, _ source: Measure.Source, party: String? = nil,
        filters: [Measure.Filter] = [], of: String? = nil, daysSince: [String] = [], by: [String] = []
    ) -> Measure {
        Measure(
            id: id, name: both(id), unit: both("件"), kind: kind, source: source, party: party, filters: filters, of: of,
            daysSince: daysSince, by: by)
    }
}
