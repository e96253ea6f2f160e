import Mediation
import Postgres
import WorkCalendar

/// The notices of a batch: one element for each recipient and channel of an obligation, and one for each delivery that
/// came to an end.
struct NoticeColumns {
    let route: DeliveryRoute
    private var caseNumber: [Int64?] = []
    private var deadline: [String?] = []
    private var clock: [String?] = []
    private var due: [Int64?] = []
    private var step: [String?] = []
    private var kind: [String?] = []
    private var role: [String?] = []
    private var at: [Int64?] = []
    private var account: [String?] = []
    private var mail: [String?] = []
    private var channel: [String?] = []

    private var resultCase: [Int64?] = []
    private var delivery: [Int64?] = []
    private var attempt: [Int64?] = []
    private var state: [String?] = []
    private var problem: [String?] = []

    init(route: DeliveryRoute) { self.route = route }

    /// - Parameter office: the case's.
    mutating func add(_ obligation: Obligation, case number: Int64, office: String) {
        for path in route.paths(of: obligation, office: office) {
            caseNumber.append(number)
            deadline.append(obligation.deadline)
            clock.append(obligation.clock)
            due.append(obligation.dueDay.map { Int64($0.number) })
            step.append(obligation.step)
            kind.append(obligation.kind.rawValue)
            role.append(path.role)
            at.append(obligation.at.microseconds)
            account.append(path.account)
            mail.append(path.mail)
            channel.append(path.channel.rawValue)
        }
    }

    mutating func add(_ result: WrittenResult, case number: Int64) {
        resultCase.append(number)
        delivery.append(result.delivery)
        attempt.append(result.attempt.map(Int64.init))
        state.append(result.state)
        problem.append(result.problem)
    }

    var parameters: [SQLValue] {
        [
            .intArray(caseNumber), .textArray(deadline), .textArray(clock), .intArray(due), .textArray(step),
            .textArray(kind), .textArray(role), .intArray(at), .textArray(account), .textArray(mail),
            .textArray(channel), .intArray(resultCase), .intArray(delivery), .intArray(attempt), .textArray(state),
            .textArray(problem),
        ]
    }
}
