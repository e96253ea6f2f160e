import Wording

extension CommandCatalogue {
    /// Enterprises and persons, recorded once and found again.
    static let registryCommands: [CommandSpec] = [
        CommandSpec(
            "enterprise.set", .change,
            subject: enterprise(required: false, zh: "企业编号；不写则新建", en: "its id; none makes a new one"),
            keys: [
                name(zh: "名称；新建时必填", en: "its name; a new one needs it", example: "某商贸有限公司"),
                KeySpec(
                    "credit-code", .line, clears: true, max: 18, zh: "统一社会信用代码，18 位",
                    en: "the unified social credit code, 18 signs", example: creditCode),
                KeySpec("address", .line, clears: true, max: 300, zh: "地址", en: "where it is", example: "朝阳区某路1号"),
            ],
            roles: .caseWorkers, errors: [.notFound, .exists, .keyReused],
            help: Bilingual(zh: "登记或更改企业，各案共用", en: "Record or change an enterprise, once for all cases"),
            example: "enterprise.set name=\"某商贸有限公司\" credit-code=\(creditCode)"),
        CommandSpec(
            "enterprise.list", .read,
            keys: [
                KeySpec("text", .line, max: 200, zh: "名称包含", en: "whose name contains this", example: "商贸"),
                KeySpec(
                    "credit-code", .line, max: 18, zh: "统一社会信用代码", en: "with this credit code", example: creditCode),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: .caseReaders, help: Bilingual(zh: "查找企业", en: "Find enterprises"),
            example: "enterprise.list text=商贸"),
        CommandSpec(
            "enterprise.show", .read, subject: enterprise(),
            roles: .caseReaders, errors: [.notFound],
            help: Bilingual(zh: "查看企业、其案件和变更记录", en: "Show an enterprise, its cases and what was changed"),
            example: "enterprise.show E-000123"),
        CommandSpec(
            "enterprise.merge", .change, subject: enterprise(zh: "重复的一条", en: "the entry that is one too many"),
            keys: [
                KeySpec(
                    "to", .enterprise, required: true, complete: "enterprise.list", zh: "并入的企业",
                    en: "the entry that it becomes part of", example: "E-000045"),
                CommonKeys.reason(required: true),
            ],
            confirm: true, roles: .caseWorkers, errors: [.notFound, .keyReused],
            help: Bilingual(zh: "合并重复登记的企业", en: "Merge two entries of one enterprise"),
            example: "enterprise.merge E-000123 to=E-000045 reason=\"重复登记\""),
        CommandSpec(
            "person.set", .change,
            subject: person(required: false, zh: "人员编号；不写则新建", en: "the id; none makes a new one"),
            keys: [
                name(zh: "姓名；新建时必填", en: "the name; a new entry needs it", example: "张某"),
                KeySpec(
                    "phone", .line, clears: true, max: 40, secret: true, zh: "电话（个人信息）",
                    en: "telephone number; personal",
                    example: "010-00000000"),
                KeySpec(
                    "id-number", .line, clears: true, max: 18, secret: true, zh: "证件号码（敏感个人信息，另行保管，不再显示）",
                    en: "identity number; sensitive, kept apart and never shown", example: "11010519491231002X"),
            ],
            roles: .caseWorkers, errors: [.notFound, .exists, .keyReused],
            help: Bilingual(zh: "登记或更改人员，各案共用", en: "Record or change a person, once for all cases"),
            example: "person.set name=张某 phone=010-00000000"),
        CommandSpec(
            "person.list", .read,
            keys: [
                KeySpec("text", .line, max: 200, zh: "姓名包含", en: "whose name contains this", example: "张某"),
                KeySpec(
                    "phone", .line, max: 40, secret: true, zh: "电话，须完整；限办案人员",
                    en: "this telephone number, whole; for case workers",
                    example: "010-00000000"),
                KeySpec(
                    "id-number", .line, max: 18, secret: true, zh: "证件号码，须完整；限办案人员",
                    en: "this identity number, whole; for case workers", example: "11010519491231002X"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: .caseReaders, errors: [.badArgument],
            help: Bilingual(zh: "查找人员；须写查找条件", en: "Find persons by name, telephone or identity number"),
            example: "person.list text=张某"),
        CommandSpec(
            "person.show", .read, subject: person(),
            roles: .caseReaders, errors: [.notFound],
            help: Bilingual(zh: "查看人员、其案件和变更记录", en: "Show a person, the cases and what was changed"),
            example: "person.show P-000123"),
        CommandSpec(
            "person.merge", .change, subject: person(zh: "重复的一条", en: "the entry that is one too many"),
            keys: [
                KeySpec(
                    "to", .person, required: true, complete: "person.list", zh: "并入的人员",
                    en: "the entry that it becomes part of", example: "P-000045"),
                CommonKeys.reason(required: true),
            ],
            confirm: true, roles: .caseWorkers, errors: [.notFound, .keyReused],
            help: Bilingual(zh: "合并重复登记的人员", en: "Merge two entries of one person"),
            example: "person.merge P-000123 to=P-000045 reason=\"重复登记\""),
    ]

    private static let creditCode = "91110105MA0000000Y"

    private static func name(zh: String, en: String, example: String) -> KeySpec {
        KeySpec("name", .line, max: 200, zh: zh, en: en, example: example)
    }

    private static func enterprise(required: Bool = true, zh: String = "企业编号", en: String = "the enterprise's id")
        -> SubjectSpec
    {
        Subjects.named(
            "enterprise", .enterprise, required: required, complete: "enterprise.list", zh: zh, en: en,
            example: "E-000123")
    }

    private static func person(required: Bool = true, zh: String = "人员编号", en: String = "the person's id")
        -> SubjectSpec
    {
        Subjects.named(
            "person", .person, required: required, complete: "person.list", zh: zh, en: en, example: "P-000123")
    }
}
