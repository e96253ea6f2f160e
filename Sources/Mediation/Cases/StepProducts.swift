import JSONText
import Procedures
import Wording

/// What the steps of a batch have made so far.
struct StepProducts {
    fileprivate struct Product {
        let caseID: String
        let isOpening: Bool
        let made: JSONObject
        /// The deadlines that the step started.
        let deadlines: [String]
    }

    /// One for each step that was carried out; nil for one that changed nothing.
    private var products: [Product?] = []

    /// Counts a step that changes nothing.
    mutating func skip() { products.append(nil) }

    mutating func add(_ decided: Decided, from before: CaseState?) {
        let known = Set(before?.deadlines.map(\.id) ?? [])
        products.append(
            Product(
                caseID: decided.state.id, isOpening: before == nil, made: decided.made,
                deadlines: decided.state.deadlines.map(\.id).filter { !known.contains($0) }))
    }

    /// The identifier that a reference stands for, in the case that its step is about: `p2` of another case is not the
    /// party that was meant.
    func name(of reference: StepReference, as kind: StepReference.Kind, in caseID: String?) throws(CaseFailure)
        -> String
    {
        let (step, word) = (reference.step, kind.name)
        guard products.indices.contains(step - 1) else {
            throw refusal(reference, Bilingual(zh: "之前没有第 \(step) 步", en: "there is no earlier step \(step)"))
        }
        guard let product = products[step - 1], let name = product.name(of: kind) else {
            throw refusal(
                reference,
                kind == .due && (products[step - 1]?.deadlines.count ?? 0) > 1
                    ? Bilingual(zh: "第 \(step) 步新起算的期限不止一个", en: "step \(step) started more than one deadline")
                    : Bilingual(zh: "第 \(step) 步没有产生\(word.zh)", en: "step \(step) made no \(word.en)"))
        }
        guard kind == .case || product.caseID == caseID else {
            throw refusal(
                reference,
                Bilingual(zh: "第 \(step) 步产生的\(word.zh)属于另一案件", en: "the \(word.en) of step \(step) is of another case")
            )
        }
        return name
    }

    private func refusal(_ reference: StepReference, _ why: Bilingual) -> CaseFailure {
        let value = "$\(reference.step)"
        return CaseFailure(
            .rejected(
                .badArgument(
                    key: reference.key,
                    why: Bilingual(
                        zh: "\(reference.key)=\(value)：\(why.zh)", en: "\(reference.key)=\(value): \(why.en)"))))
    }
}

extension StepProducts.Product {
    fileprivate func name(of kind: StepReference.Kind) -> String? {
        switch kind {
        case .case: isOpening ? caseID : nil
        case .party, .record: made[kind.rawValue]?.string
        case .due: deadlines.count == 1 ? deadlines[0] : nil
        case .account: nil
        }
    }
}

extension StepReference.Kind {
    fileprivate var name: Bilingual {
        switch self {
        case .case: Bilingual(zh: "案件", en: "case")
        case .party: Bilingual(zh: "当事人", en: "party")
        case .record: Bilingual(zh: "记录", en: "record")
        case .due: Bilingual(zh: "期限", en: "deadline")
        case .account: Bilingual(zh: "账户", en: "account")
        }
    }
}
