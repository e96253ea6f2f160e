import JSONText
import Wording

/// A condition that an action asks for, with the law that asks for it.
public struct Need: Sendable {
    /// For which cases the law asks: those whose field has one of these values.
    public struct When: Sendable, Hashable {
        /// The case field that tells, one that `case.set` takes.
        public let field: Field
        /// The values for which the need holds.
        public let values: [String]

        /// Made of its properties.
        public init(field: Field, values: [String]) {
            self.field = field
            self.values = values
        }

        /// Reads `{field, values}`; the field is one of the case.
        public init(_ parameters: JSONObject, in scope: ConditionScope) throws(ConditionError) {
            let given = try ConditionParameters(parameters, scope, known: ["field", "values"])
            field = try given.field("field")
            values = try given.values("values", of: field)
        }
    }

    /// What must hold.
    public let condition: any Condition
    /// Where that is written, shown to whoever may not go on.
    public let basis: Bilingual
    /// For which cases it is asked; nil for all.
    public let when: When?

    /// Made of its properties.
    public init(condition: any Condition, basis: Bilingual, when: When? = nil) {
        self.condition = condition
        self.basis = basis
        self.when = when
    }

    /// Whether the need is asked of this case.
    func concerns(_ state: CaseState) -> Bool {
        guard let when else { return true }
        return (state.fields[when.field.name]?.allTyped ?? []).contains { when.values.contains($0) }
    }
}
