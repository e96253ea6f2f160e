import Procedures
import Wording

extension EventType {
    /// What people call it.
    var name: Bilingual {
        switch self {
        case .caseOpened: Bilingual(zh: "立案", en: "opened")
        case .caseAdvanced: Bilingual(zh: "办理", en: "advanced")
        case .caseChanged: Bilingual(zh: "更改", en: "changed")
        case .caseNoted: Bilingual(zh: "记事", en: "noted")
        case .caseRecorded: Bilingual(zh: "附属记录", en: "recorded")
        case .caseParty: Bilingual(zh: "当事人", en: "party")
        case .caseDoc: Bilingual(zh: "文书", en: "document")
        case .caseLinked: Bilingual(zh: "关联", en: "linked")
        case .caseGranted: Bilingual(zh: "授权查看", en: "granted")
        case .caseAssigned: Bilingual(zh: "指派", en: "assigned")
        case .caseCorrected: Bilingual(zh: "更正", en: "corrected")
        case .caseMoved: Bilingual(zh: "改用程序版本", en: "moved")
        case .dueStarted: Bilingual(zh: "期限起算", en: "term begun")
        case .dueMet: Bilingual(zh: "期限办结", en: "term met")
        case .dueExtended: Bilingual(zh: "期限延长", en: "term extended")
        case .dueSuspended: Bilingual(zh: "期限中止", en: "term suspended")
        case .dueWaived: Bilingual(zh: "期限豁免", en: "term waived")
        case .dueCancelled: Bilingual(zh: "期限终止", en: "term ended")
        case .dueRecomputed: Bilingual(zh: "期限重算", en: "term recomputed")
        case .dueOverdue: Bilingual(zh: "期限逾期", en: "term overdue")
        case .noticeDue: Bilingual(zh: "通知待发", en: "notice due")
        case .noticeSent: Bilingual(zh: "通知已发", en: "notice sent")
        case .noticeUncertain: Bilingual(zh: "通知不明", en: "notice uncertain")
        case .noticeFailed: Bilingual(zh: "通知未达", en: "notice failed")
        }
    }
}

extension Deadline.Status {
    /// What people call it.
    var name: Bilingual {
        switch self {
        case .open: Bilingual(zh: "进行中", en: "running")
        case .overdue: Bilingual(zh: "逾期", en: "overdue")
        case .suspended: Bilingual(zh: "中止", en: "suspended")
        case .met: Bilingual(zh: "已办", en: "met")
        case .waived: Bilingual(zh: "已豁免", en: "waived")
        case .cancelled: Bilingual(zh: "已终止", en: "ended")
        }
    }
}
