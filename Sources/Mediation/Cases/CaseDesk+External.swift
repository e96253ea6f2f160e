import Procedures
import Wording

extension CaseDesk {
    /// Refuses a second case under a number that other systems know another one by: one per procedure and office. A race is
    /// settled by the store, and whoever lost it comes here again.
    func checkExternal(_ opened: CaseState, _ drafts: DraftCases) async throws(CaseFailure) {
        guard let number = opened.external else { return }
        let drafted = drafts.changed.values.first { other in
            other.external == number && other.procedure == opened.procedure && other.office == opened.office
        }
        var found = drafted?.id
        if found == nil {
            found = try await service.faulting { () async throws(Fault) in
                try await service.store.caseID(external: number, procedure: opened.procedure, office: opened.office)
            }
        }
        guard let found else { return }
        throw CaseFailure(
            .rejected(
                .exists(
                    id: found,
                    Bilingual(
                        zh: "外部编号 \(number) 已在本单位以 \(found) 立案",
                        en: "the office has opened \(found) under the external number \(number) already"))))
    }
}
