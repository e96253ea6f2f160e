import AdminProtocol
import Mediation

/// The one place where a command's name meets its code. A test compares this list with the catalogue.
extension Errand {
    func run() async throws(ProtocolError) -> Answer {
        switch bound.spec.name {
        case let name where CaseSteps.commands.contains(name): try await oneCase()
        case "case.list": try await caseList()
        case "case.similar": try await caseSimilar()
        case "case.history": try await caseHistory()
        case "enterprise.set", "enterprise.list", "enterprise.show", "enterprise.merge":
            try await RegistryCommands(errand: self, kind: .enterprise).run()
        case "person.set", "person.list", "person.show", "person.merge":
            try await RegistryCommands(errand: self, kind: .person).run()
        case "batch": try await batch()
        case "due.list": try await dueList()
        case "due.compute": try dueCompute()
        case "rule.list": try await ruleList()
        case "rule.show": try ruleShow()
        case "calendar.show": try await calendarShow()
        case "calendar.install": try await install(.calendar)
        case "rule.install": try await install(.rules)
        case "procedure.list": try await procedureList()
        case "procedure.show": try await procedureShow()
        case "procedure.check": try await procedureCheck()
        case "procedure.install": try await procedureInstall()
        case "figure.show": try figureShow()
        case "figure.list": try await figureList()
        case "figure.record": try await figureRecord()
        case "figure.sign": try await figureSign()
        case "report.list": try await reportList()
        case "report.run": try await reportRun()
        case "report.freeze": try await reportFreeze()
        case "notice.list": try await noticeList()
        case "notice.retry": try await noticeRetry()
        case "account.list": try await accountList()
        case "account.set": try await accountSet()
        case "account.token": try await accountToken()
        case "audit.list": try await auditList()
        case "audit.verify": try await auditVerify()
        case "describe": try await describe()
        case "help": try help()
        case "ops.status": await opsStatus()
        case "ops.clients": await opsClients()
        case "ops.reload": try await opsReload()
        case "ops.pause": await opsPause()
        case "ops.drain": opsDrain()
        case "ops.clock": try await opsClock()
        default: throw UnknownCommand.error(bound.spec.name)
        }
    }
}
