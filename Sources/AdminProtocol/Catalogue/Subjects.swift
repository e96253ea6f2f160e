import Wording

/// Subjects that many commands share.
enum Subjects {
    static let caseNumber = SubjectSpec(
        "case", .case, complete: "case.list", help: Bilingual(zh: "案件编号", en: "the case's number"),
        example: "N-2026-00017")

    static func named(
        _ name: String, _ type: KeyType, required: Bool = true, complete: String, zh: String, en: String,
        example: String
    ) -> SubjectSpec {
        SubjectSpec(
            name, type, required: required, complete: complete, help: Bilingual(zh: zh, en: en), example: example)
    }
}

extension [RoleName] {
    /// Everybody with an account.
    static var everyone: [RoleName] { RoleName.allCases }
    /// Who works on cases.
    static var caseWorkers: [RoleName] { [.mediator, .supervisor] }
    /// Who may look at cases.
    static var caseReaders: [RoleName] { [.mediator, .reader, .supervisor, .auditor] }
}
