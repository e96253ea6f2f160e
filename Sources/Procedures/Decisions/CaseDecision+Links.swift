import JSONText
import Wording

extension CaseDecision {
    /// Links the case to another, or takes such a link away. The other case, which the caller has checked, gets the
    /// inverse by the same function.
    public func link(
        _ state: CaseState, to other: String, as kind: LinkKind, remove: Bool, reason: String?
    ) throws(Rejection) -> Decided {
        guard other != state.id else {
            throw .unusable("to", zh: "案件不能与自身关联", en: "a case cannot be linked to itself")
        }
        let stands = state.isLinked(to: other, as: kind)
        if remove, !stands {
            throw .notFound(
                Bilingual(
                    zh: "本案没有「\(kind.name.zh)」\(other) 的关联",
                    en: "the case has no link “\(kind.name.en)” to \(other)"))
        }
        if !remove, stands {
            throw .exists(
                id: other,
                Bilingual(
                    zh: "本案已有「\(kind.name.zh)」\(other) 的关联",
                    en: "the case is linked “\(kind.name.en)” to \(other) already"))
        }
        if !remove, kind.inverse != kind, state.isLinked(to: other, as: kind.inverse) {
            throw .unusable(
                "as", zh: "与已有的关联「\(kind.inverse.name.zh)」\(other) 相反",
                en: "that is the opposite of the link “\(kind.inverse.name.en)” to \(other)")
        }
        let link = CaseLink(to: other, kind: kind, version: state.version + 1, ended: remove)
        var payload = link.object
        payload["change"] = .string(remove ? "unlinked" : "added")
        payload["reason"] = JSONValue(filled: reason)
        var unfolding = Unfolding(state)
        unfolding.append(.caseLinked, at: moment.now, payload)
        unfolding.made = ["to": .string(other), "as": .string(kind.rawValue)]
        return unfolding.decided
    }

    /// Reverses a link; the other case loses its side of it in the same unit.
    func reverseLink(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        guard var link = CaseLink(correction.event.event.payload), state.links.contains(link) else {
            throw .notStanding
        }
        guard !link.ended else {
            throw .unusable(
                "event", zh: "解除关联不能撤销；请用 case.link 重新关联", en: "an ended link is put right by another case.link")
        }
        link.ended = true
        link.version = state.version + 1
        var shown = correction.payload
        shown["to"] = .string(link.to)
        shown["as"] = .string(link.kind.rawValue)
        shown["reversed"] = true
        shown["now"] = .object(["link": .object(link.object)])
        var unfolding = Unfolding(state)
        unfolding.append(.caseCorrected, at: moment.now, shown)
        return unfolding.decided
    }
}

extension Rejection {
    /// A link by which a case would become a part of its own parts.
    public static func linkCircle(_ child: String, over parent: String) -> Rejection {
        .unusable(
            "to", zh: "\(child) 已是 \(parent) 的上级案件，不能又从属于它",
            en: "\(child) is above \(parent) already and cannot become a child of it")
    }

    /// A case that is merged into another is not the one that stays: what is to be merged goes into that other one.
    public static func mergedAlready(_ id: String, into other: String) -> Rejection {
        .unusable(
            "to", zh: "\(id) 已并入 \(other)，不是保留的案件；请并入 \(other)",
            en: "\(id) is merged into \(other) and is not the case that stays: merge into \(other)")
    }
}
