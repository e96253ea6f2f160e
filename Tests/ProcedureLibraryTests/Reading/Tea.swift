import ProcedureLibrary
import Procedures
import Testing
import Wording
import WorkCalendar

/// A small lawful procedure that tests break in one place.
enum Tea {
    static let text = """
        procedure: tea
        version: 1
        prefix: T
        name: {zh: 泡茶, en: making tea}
        basis: 茶法 1
        laws:
          茶法: Tea Law
        states:
          cold: {kind: initial, name: {zh: 未开始, en: cold}}
          brewing: {name: {zh: 正在泡, en: brewing}}
          waiting: {name: {zh: 放置, en: waiting}}
          poured: {kind: terminal, name: {zh: 已倒出, en: poured}}
          bitter: {kind: terminal, name: {zh: 已变苦, en: bitter}}
        opening:
          leaf:
            type: enum
            required: true
            values:
              green: {zh: 绿茶, en: green}
              black: {zh: 红茶, en: black}
            help: {zh: 茶叶, en: leaf}
        fields:
          cups: {type: int, min: 1, help: {zh: 杯数, en: cups}}
        roles:
          guest: {name: {zh: 客人, en: guest}, fields: {thirsty: {type: bool, help: {zh: 是否口渴, en: whether thirsty}}}}
          companion: {of: guest, name: {zh: 同伴, en: companion}}
        records:
          sip:
            name: {zh: 一口, en: sip}
            fields:
              taste: {type: enum, required: true, values: {good: {zh: 好, en: good}, bad: {zh: 坏, en: bad}}, help: {zh: 味道, en: taste}}
              again-on: {type: date, future: true, help: {zh: 再喝日, en: day of the next one}}
            starts:
              - {clock: again, rule: {written: again-on}, on-expiry: overdue}
            settled: {field: taste, values: [good]}
        documents:
          recipe: {zh: 配方, en: recipe}
        clocks:
          brew: {zh: 泡茶, en: brewing}
          again: {zh: 再喝, en: again}
        actions:
          brew:
            from: [cold]
            to: brewing
            by: [mediator]
            actor: guest
            name: {zh: 冲泡, en: brew}
            basis: 茶法 2, 3(1)
            fields:
              heated-on: {type: date, required: true, help: {zh: 烧水日, en: day the water was heated}}
            needs:
              - {party-named: {role: guest, at-least: 1}}
              - {field-set: {field: cups}, basis: {zh: 惯例, en: custom}}
            documents: [recipe]
            starts:
              - clock: brew
                rule: {by: leaf, green: cb-response-20d, black: court-delegated-mediation-30d}
                from: heated-on
                on-expiry: steep
          pause:
            from: [brewing]
            to: waiting
            by: [supervisor]
            name: {zh: 放一放, en: pause}
            suspends: [brew]
          go-on:
            from: [waiting]
            to: brewing
            by: [mediator]
            name: {zh: 继续, en: go on}
            resumes: [brew]
          steep:
            from: [brewing]
            to: bitter
            by: [system]
            name: {zh: 泡过头, en: steep too long}
            basis: 茶法 4
            needs:
              - {clock-expired: {clock: brew}}
          pour:
            from: [brewing]
            to: poured
            by: [mediator, supervisor]
            name: {zh: 倒茶, en: pour}
            stops: [brew]
        measures:
          poured: {name: {zh: 已倒, en: poured}, unit: {zh: 壶, en: pots}, count: {action: pour}}
          cups: {name: {zh: 杯数, en: cups}, unit: {zh: 杯, en: cups}, sum: {action: pour}, of: cups, where: {leaf: green}}
          guests: {name: {zh: 客人, en: guests}, unit: {zh: 人, en: people}, distinct: {action: pour}, party: guest, by: [name]}

        """

    /// Reads a text as a procedure file.
    static func read(_ text: String, others: [ProcedureSource] = []) throws -> Procedure {
        try ProcedureReader.read(
            ProcedureSource(name: "tea.yaml", text: text), others: others, rules: Shipped.rules.get())
    }

    /// The problems of a text, `file:line: what`.
    static func problems(_ text: String, others: [ProcedureSource] = []) -> [String] {
        let error = #expect(throws: ProcedureProblems.self) { try read(text, others: others) }
        return error?.lines(in: .en) ?? []
    }
}
