import JSONText
import Procedures
import WorkCalendar

/// What the cases count for, kept beside them: a pure function of each case's events.
public struct FactProjection: Projection {
    /// The name of its checkpoint.
    public static let name = "facts"

    private let procedure: @Sendable (String, Int) -> Procedure?

    /// - Parameter procedure: a version of a procedure, by id and number.
    public init(procedure: @escaping @Sendable (String, Int) -> Procedure?) { self.procedure = procedure }

    /// The name of its checkpoint.
    public var name: String { Self.name }
    /// Raised when the same events count for something else.
    public var version: Int { 1 }
    /// Facts are made of events.
    public var readsEvents: Bool { true }

    /// Only what a measure may read.
    public func concerns(_ happening: ChangedCase.Happening, of changed: ChangedCase) -> Bool {
        procedure(changed.procedure, changed.procedureVersion)?.mayCount(happening.type, action: happening.action)
            ?? true
    }

    /// Every fact that the case ever had, numbered in the order in which they were made. Where the words of an event have
    /// been erased, or a version is not known here yet, nothing is answered, and what was counted stays.
    public func rows(of subject: FollowedCase) -> [JSONObject] {
        guard !subject.events.contains(where: { $0.event.payload["erased"]?.bool == true }) else { return [] }
        var versions: [Int: Procedure] = [:]
        for version in Set(subject.events.map(\.procedureVersion)) {
            guard let found = procedure(subject.state.procedure, version) else { return [] }
            versions[version] = found
        }
        guard versions.values.contains(where: { !$0.measures.isEmpty }) else { return [] }
        var facts = CaseFacts()
        for event in subject.events {
            facts.take(event.event, seq: event.seq, procedure: versions[event.procedureVersion])
        }
        return facts.facts.enumerated().map { index, standing in
            let fact = standing.fact
            var row: JSONObject = [
                "case": .string(subject.state.id), "number": .integer(Int64(index + 1)),
                "measure": .string(fact.measure), "day": .integer(Int64(fact.day.number)),
                "office": .string(fact.office), "value": .integer(fact.value), "made": .integer(standing.made),
            ]
            row["trade"] = fact.trade.map { .string($0) }
            row["who"] = fact.who.map { .string($0) }
            row["ended"] = standing.ended.map { .integer($0) }
            return row
        }
    }
}
