/// What a procedure as a whole must have.
struct IdentityChecks {
    let procedure: Procedure

    var findings: [ProcedureValidator.Finding] {
        var found: [ProcedureValidator.Finding] = []
        let prefix = procedure.prefix.utf8
        if !(1...8).contains(prefix.count) || !prefix.allSatisfy({ (0x41...0x5A).contains($0) }) {
            found.append(
                .init("prefix", zh: "prefix 应为 1 至 8 个大写字母", en: "`prefix` should be 1 to 8 capital letters"))
        }
        if procedure.version < 1 {
            found.append(.init("version", zh: "version 应从 1 起", en: "`version` should be 1 or more"))
        }
        return found
    }
}
