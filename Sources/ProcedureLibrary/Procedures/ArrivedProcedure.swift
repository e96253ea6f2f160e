import Procedures
import Wording
import WorkCalendar

/// A procedure that arrives while the daemon runs: read as strictly as the shipped files, and held against the versions
/// that are known.
public enum ArrivedProcedure {
    /// What is known so far.
    public struct Known: Sendable {
        /// The newest version of a procedure; nil where there is none of that id.
        public let newest: @Sendable (_ id: String) -> Procedure?
        /// A version of a procedure.
        public let version: @Sendable (_ id: String, _ number: Int) -> Procedure?
        /// The procedure whose case numbers begin so.
        public let owner: @Sendable (_ prefix: String) -> String?

        /// Made of its properties.
        public init(
            newest: @escaping @Sendable (String) -> Procedure?,
            version: @escaping @Sendable (String, Int) -> Procedure?,
            owner: @escaping @Sendable (String) -> String?
        ) {
            self.newest = newest
            self.version = version
            self.owner = owner
        }
    }

    /// The procedure of a text, which may extend a shipped abstract file; every problem with its line.
    public static func read(
        _ text: String, known: Known, rules: RuleBook
    ) throws(ProcedureProblems) -> Procedure {
        let source = ProcedureSource(name: "text", text: text)
        return try ProcedureReader.read(source, others: ShippedProcedures.sources, rules: rules) { procedure, tell in
            if let owner = known.owner(procedure.prefix), owner != procedure.id {
                tell(
                    "prefix",
                    Bilingual(
                        zh: "编号前缀 \(procedure.prefix) 已由程序 \(owner) 使用，请另选",
                        en: "the prefix \(procedure.prefix) belongs to the procedure \(owner); choose another"))
            }
            if let problem = numbering(procedure, known) { tell("version", problem) }
        }
    }

    /// What is wrong with the version's number. A version that is there with the very same content is none.
    private static func numbering(_ procedure: Procedure, _ known: Known) -> Bilingual? {
        let next = (known.newest(procedure.id)?.version ?? 0) + 1
        if let same = known.version(procedure.id, procedure.version) {
            guard !ProcedureComparison.changes(from: same, to: procedure).isEmpty else { return nil }
            return Bilingual(
                zh: "\(procedure.id) 第 \(procedure.version) 版已在使用，不能更改；请把 version 改为 \(next)",
                en: "version \(procedure.version) of \(procedure.id) is in use and never changes; make it \(next)")
        }
        guard procedure.version != next else { return nil }
        return Bilingual(
            zh: next == 1 ? "新程序的 version 应为 1" : "\(procedure.id) 的下一版是第 \(next) 版，不是第 \(procedure.version) 版",
            en: next == 1
                ? "a new procedure's version is 1"
                : "the next version of \(procedure.id) is \(next), not \(procedure.version)")
    }
}
