import Testing

/// A change that makes ``Tea`` unlawful, and the problem that must be told, at the line which then says
/// `# here`.
struct BrokenFile: CustomTestStringConvertible {
    let rule: String
    let change: (from: String, to: String)
    let problem: String

    init(_ rule: String, _ from: String, _ to: String, _ problem: String) {
        self.rule = rule
        change = (from, to)
        self.problem = problem
    }

    var testDescription: String { rule }

    /// The broken text and the line that is to blame, where one is marked; nil where the change does not fit the text.
    var broken: (text: String, line: Int?)? {
        guard let range = Tea.text.firstRange(of: change.from) else { return nil }
        let text = Tea.text.replacingCharacters(range, change.to)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("# here") }
        return (text, line.map { $0 + 1 })
    }

    static let all: [BrokenFile] = [
        // Words and types
        .init(
            "unknown words at the top are refused", "laws:", "lawz:  # here",
            "the procedure has no word `lawz`; did you mean `laws`?"),
        .init(
            "unknown words of an action are refused", "actor: guest", "aktor: guest  # here",
            "action `brew` has no word `aktor`; did you mean `actor`?"),
        .init(
            "unknown words of a field are refused", "cups: {type: int, min: 1,",
            "cups: {type: int, minimum: 1,  # here\n   ", "field `cups` has no word `minimum`"),
        .init(
            "unknown words of a clock's start are refused", "from: heated-on", "since: heated-on  # here",
            "a clock's start has no word `since`"),
        .init(
            "unknown field types are refused", "heated-on: {type: date,",
            "heated-on: {type: datum,  # here\n               ", "`type` cannot be `datum`; did you mean `date`?"),
        .init(
            "unknown state kinds are refused", "kind: initial", "kind: first  # here\n    ",
            "a state's kind cannot be `first`"),
        .init(
            "a flag is true or false", "required: true\n    values:\n      green",
            "required: yes  # here\n    values:\n      green", "`required` should be true or false"),
        .init(
            "a version is a whole number", "version: 1", "version: one  # here", "`version` should be a whole number"),
        .init("lists are lists", "documents: [recipe]", "documents: recipe  # here", "`documents` should be a list"),
        .init(
            "mappings are mappings", "fields:\n      heated-on",
            "needs: {}\n    fields: [heated-on]  # here\n    unknown:\n      heated-on", "`fields` should be a mapping"),
        .init(
            "a text exists in both languages", "brewing: {name: {zh: 正在泡, en: brewing}}",
            "brewing: {name: {zh: 正在泡}}  # here", "`name` lacks `en`"),
        .init(
            "a duplicate word is refused where it is repeated", "    to: poured",
            "    to: poured\n    to: bitter  # here", "`to` occurs twice"),
        .init(
            "a missing word is told", "    to: waiting\n    by: [supervisor]", "    by: [supervisor]",
            "action `pause` lacks `to`"),
        .init(
            "ids are kebab-case", "recipe: {zh: 配方, en: recipe}", "Recipe: {zh: 配方, en: recipe}  # here",
            "the id `Recipe` should be kebab-case, like draft-agreed"),
        .init(
            "anchors are not part of the language", "documents: [recipe]", "documents: &a [recipe]  # here",
            "anchors and aliases are not used in procedure files"),
        // Names that are referred to
        .init(
            "a state that is gone to is declared", "to: poured", "to: bowl  # here", "the state `bowl` is not declared"),
        .init(
            "a state that is left is declared", "from: [waiting]", "from: [wating]  # here",
            "the state `wating` is not declared"),
        .init("an actor is a declared role", "actor: guest", "actor: host  # here", "the role `host` is not declared"),
        .init(
            "a document is declared", "documents: [recipe]", "documents: [receipt]  # here",
            "the document `receipt` is not declared"),
        .init(
            "a side is declared", "companion: {of: guest,", "companion: {of: host,  # here\n             ",
            "`host` is not a declared side"),
        .init(
            "conditions come from a closed vocabulary", "{party-named: {role: guest, at-least: 1}}",
            "{party-name: {role: guest, at-least: 1}}  # here",
            "there is no condition `party-name`; did you mean `party-named`?"),
        .init(
            "a condition refers to declared roles", "{party-named: {role: guest,",
            "{party-named: {role: host,  # here\n          ", "the procedure has no role host"),
        .init(
            "a condition refers to fields that case.set takes", "field: cups}", "field: heated-on}  # here\n        ",
            "the procedure has no field heated-on"),
        .init(
            "a condition has a basis", "    name: {zh: 放一放, en: pause}",
            "    name: {zh: 放一放, en: pause}\n    needs:\n      - {field-set: {field: cups}}  # here",
            "the condition lacks a basis"),
        .init(
            "a basis names a law of the file", "basis: 茶法 4", "basis: 茶典 4  # here",
            "the basis `茶典 4` is not among `laws`; list the law there or write {zh, en}; did you mean `茶法`?"),
        .init(
            "what a condition is asked of is told by a field of the case", "{zh: 惯例, en: custom}}",
            "{zh: 惯例, en: custom}, when: {field: heated-on, values: [today]}}  # here",
            "the procedure has no field heated-on"),
        .init(
            "what a condition is asked of is a value that the field can have", "{zh: 惯例, en: custom}}",
            "{zh: 惯例, en: custom}, when: {field: leaf, values: [red]}}  # here",
            "the field leaf has no value red"),
        // States
        .init(
            "one state is initial", "brewing: {name:", "brewing: {kind: initial,  # here\n            name:",
            "more than one initial state: cold and brewing"),
        .init(
            "every state can be reached", "  poured: {kind",
            "  cup: {kind: terminal, name: {zh: 杯, en: cup}}  # here\n  poured: {kind",
            "the state cup cannot be reached"),
        .init(
            "every state has a way to an end", "  go-on:\n    from: [waiting]", "  go-on:\n    from: [brewing]",
            "no way leads from the state waiting to a terminal state"),
        .init(
            "nothing leaves a terminal state", "    from: [brewing]\n    to: poured",
            "    from: [brewing, bitter]  # here\n    to: poured", "pour leaves the terminal state bitter"),
        .init(
            "one edge for a state and an action", "    from: [waiting]", "    from: [waiting, waiting]  # here",
            "`waiting` occurs twice"),
        // Who
        .init(
            "`by` is an account role", "by: [supervisor]", "by: [guest]  # here",
            "`by` is mediator, supervisor or system, not `guest`; who acted in the world is `actor`"),
        .init(
            "the system acts alone", "by: [system]", "by: [system, mediator]  # here",
            "`system` stands alone; what people may do is an action of its own"),
        .init(
            "at most one system action leaves a state",
            "  pour:\n    from: [brewing]\n    to: poured\n    by: [mediator, supervisor]",
            "  pour:  # here\n    from: [brewing]\n    to: poured\n    by: [system]",
            "more than one system action leaves brewing: steep and pour"),
        .init(
            "a field that the system requires can be set by nobody", "    basis: 茶法 4",
            "    basis: 茶法 4\n    fields:\n      steeped-on: {type: date, required: true, help: {zh: 日期, en: day}}  # here",
            "nobody can set steeped-on, which a system action requires"),
        .init(
            "what only time meets belongs to the system", "    stops: [brew]",
            "    stops: [brew]\n    needs:\n      - {clock-expired: {clock: brew}, basis: 茶法 4}  # here",
            "a condition that only time meets belongs to a system action"),
        // Fields
        .init(
            "words of the protocol are no field names", "  cups: {type: int, min: 1,",
            "  reason: {type: int, min: 1, help: {zh: 数, en: number}}  # here\n  cups: {type: int, min: 1,",
            "a field may not be called reason, which is a word of the protocol or the client"),
        .init(
            "an enumeration has values", "{good: {zh: 好, en: good}, bad: {zh: 坏, en: bad}}",
            "{}  # here\n             ", "the enumeration taste has no values"),
        .init(
            "examples are lawful", "cups: {type: int, min: 1,",
            "cups: {type: int, min: 1, example: \"0\",  # here\n        ",
            "the example `0` is not lawful: cups must be from 1 to"),
        .init(
            "an example in the future needs a field that may lie there", "heated-on: {type: date, required: true,",
            "heated-on: {type: date, required: true, example: today+3d,  # here\n               ",
            "the example `today+3d` is not lawful"),
        .init(
            "help exists", "cups: {type: int, min: 1, help: {zh: 杯数, en: cups}}", "cups: {type: int, min: 1}  # here",
            "field `cups` lacks `help`"),
        .init(
            "a line has an example", "cups: {type: int, min: 1,",
            "pot: {type: line, help: {zh: 壶, en: pot}}  # here\n  cups: {type: int, min: 1,",
            "field `pot` lacks `example`"),
        .init(
            "a required field names no object of one case", "again-on: {type: date, future: true,",
            "again-on: {type: party, required: true,  # here\n                  ",
            "the required field again-on may not name an object of one case; make it a condition"),
        // Clocks
        .init(
            "a clock has a basis", "green: cb-response-20d", "green: cb-respond-20d  # here\n            ",
            "the clock has no basis: there is no rule `cb-respond-20d`"),
        .init(
            "a clock has a meaning on expiry", "        from: heated-on\n        on-expiry: steep",
            "        from: heated-on", "a clock's start lacks `on-expiry`"),
        .init(
            "a rule is chosen for every value",
            "rule: {by: leaf, green: cb-response-20d, black: court-delegated-mediation-30d}",
            "rule: {by: leaf, green: cb-response-20d}  # here", "no rule for leaf=black"),
        .init(
            "a clock runs from a day that somebody enters", "from: heated-on", "from: cooled-on  # here",
            "`cooled-on` is no date that somebody can set"),
        .init("a clock is declared", "- clock: brew", "- clock: brewed  # here", "the clock `brewed` is not declared"),
        .init(
            "a declared clock is started", "  again: {zh: 再喝, en: again}",
            "  again: {zh: 再喝, en: again}\n  idle: {zh: 闲, en: idle}  # here", "the clock idle is never started"),
        .init(
            "a clock that is stopped was started", "stops: [brew]", "stops: [boil]  # here",
            "the clock `boil` is never started"),
        .init(
            "a clock that is suspended is resumed", "    name: {zh: 继续, en: go on}\n    resumes: [brew]",
            "    name: {zh: 继续, en: go on}", "the clock brew is never resumed"),
        .init(
            "what happens on expiry is an action", "on-expiry: steep", "on-expiry: steeep  # here",
            "there is no action `steeep`"),
        .init(
            "what happens on expiry is a system action", "on-expiry: steep", "on-expiry: pour  # here",
            "pour, taken on expiry, is no system action"),
        .init(
            "what happens on expiry can happen while the clock runs", "  steep:\n    from: [brewing]",
            "  steep:\n    from: [cold]", "steep cannot be taken from any state in which brew runs"),
        .init(
            "a rule that knows no extension is not extended", "    resumes: [brew]",
            "    resumes: [brew]\n    fields:\n      longer: {type: duration, required: true, help: {zh: 多久, en: how long}}\n    extends: {clock: brew, field: longer}  # here",
            "the rule cb-response-20d knows no extension"),
        .init(
            "a record's settlement names its own field", "settled: {field: taste,",
            "settled: {field: smell,  # here\n             ", "sip has no field `smell`"),
        // Measures
        .init(
            "a measure counts, sums or tells apart", "count: {action: pour}}", "tally: {action: pour}}  # here",
            "measure `poured` has one of `count`, `sum` and `distinct`"),
        .init(
            "what is counted is declared", "count: {action: pour}}", "count: {action: spill}}  # here",
            "there is no action `spill`"),
        .init(
            "what is counted comes from one source", "count: {action: pour}}", "count: {state: cold}}  # here",
            "there is no source `state`; lawful: action record"),
        .init(
            "a sum adds a number", "of: cups, where", "of: leaf, where", "leaf is no whole number and no amount"),
        .init(
            "a measure asks for lawful values", "where: {leaf: green}}", "where: {leaf: white}}  # here",
            "leaf has no value `white`"),
        .init(
            "things are told apart by something", "party: guest, by: [name]}", "party: guest}  # here",
            "a distinct count needs `by`"),
    ]
}

extension String {
    /// The text with a part of it exchanged.
    fileprivate func replacingCharacters(_ range: Range<String.Index>, _ other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
