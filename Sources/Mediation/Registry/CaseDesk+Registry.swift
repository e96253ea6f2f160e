import Procedures
import Wording

/// An entry of the registry, as a command names it.
public struct RegistryReference: Sendable, Hashable {
    /// What the key that names it takes.
    public let kind: RegistryKind
    /// `E-000123` or `P-000123`.
    public let id: String

    /// Made of its properties.
    public init(kind: RegistryKind, id: String) {
        self.kind = kind
        self.id = id
    }
}

extension CaseDesk {
    /// What the registry knows of the entry that a party is; of one that became part of another, that other.
    func entry(of command: CaseCommand) async throws(CaseFailure) -> PartyEntry? {
        guard case .party(_, _, _, _, _, let reference?, _) = command else { return nil }
        let (key, name, id) = (reference.kind.rawValue, reference.kind.name, reference.id)
        guard RegistryKind(id: id) == reference.kind else {
            throw CaseFailure(
                .rejected(
                    .badArgument(
                        key: key,
                        why: Bilingual(
                            zh: "\(id) 不是\(name.zh)编号，应形如 \(reference.kind.prefix)-000123",
                            en: "\(id) is no id of the kind \(name.en), such as \(reference.kind.prefix)-000123"))))
        }
        var found = try await stored(id)
        if let into = found?.mergedInto { found = try await stored(into) }
        guard let found else {
            throw CaseFailure(
                .rejected(.notFound(Bilingual(zh: "没有\(name.zh) \(id)", en: "there is no \(name.en) \(id)"))))
        }
        var values: [String: String] = [:]
        values["credit-code"] = found.creditCode
        values["address"] = found.address
        values["phone"] = found.phone
        return PartyEntry(id: found.id, name: found.name, values: values)
    }

    private func stored(_ id: String) async throws(CaseFailure) -> RegistryEntry? {
        try await service.faulting { () async throws(Fault) in try await service.registry.entries([id]).first }
    }
}

extension CaseService {
    /// Open cases of the same procedure that share an enterprise, party or credit code with this one and that the caller
    /// sees, newest first, at most five. Those that are linked to it are known already.
    public func similar(to state: CaseState, by caller: Caller) async throws(Fault) -> [CaseRow] {
        guard let procedure = shelf.procedure(state.procedure, version: state.procedureVersion) else { return [] }
        let keys = CaseSubjects(state, procedure).keys
        guard !keys.isEmpty else { return [] }
        let linked = Set(state.links.filter { !$0.ended }.map(\.to))
        let found = try await registry.similar(
            to: keys, procedure: state.procedure, except: state.id, visibility: CaseAccess(caller).visibility,
            limit: 5 + min(linked.count, 20))
        return Array(found.filter { !linked.contains($0.id) }.prefix(5))
    }
}
