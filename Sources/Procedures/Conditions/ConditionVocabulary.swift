import JSONText
import Wording

/// The closed vocabulary of conditions that procedures may use.
public enum ConditionVocabulary {
    /// Every kind, in the order in which they are explained.
    public static let kinds: [any Condition.Type] = [
        PartyNamed.self, PartiesSettled.self, PartiesComplete.self, EachRatified.self,
        EqualTeams.self, OneChief.self, OutsidersAtMostThird.self, NobodyOnBothSides.self,
        FieldSet.self, FieldIs.self, FieldIsNot.self, DayWithin.self, TermWithin.self, NotBefore.self,
        RecordOnFile.self, NoRecord.self, RecordsSettled.self, BothConsent.self, AllSigned.self,
        EachConsents.self, EachRecorded.self, PaidInFull.self,
        DocumentOnFile.self, Linked.self, TwoThirdsPresent.self, HalfOfAll.self, BelowHalf.self,
        ClockRunning.self, ClockNotRunning.self, ClockExpired.self, NotExpired.self,
    ]

    /// Makes the condition of that word from the parameters of a procedure file.
    public static func make(
        _ id: String, _ parameters: JSONObject, in scope: ConditionScope
    ) throws(ConditionError) -> any Condition {
        guard let kind = kinds.first(where: { $0.id == id }) else {
            let known = kinds.map { $0.id }.joined(separator: ", ")
            throw ConditionError(
                parameter: nil,
                reason: Bilingual(zh: "没有条件 \(id)；可用：\(known)", en: "there is no condition \(id); known: \(known)"))
        }
        return try kind.init(parameters, in: scope)
    }
}
