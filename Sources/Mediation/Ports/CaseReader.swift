import Procedures

/// Questions that change nothing. Each is answered from one snapshot of the primary.
public protocol CaseReader: Sendable {
    /// A page of `case.list` without words.
    func cases(_ filter: CaseFilter) async throws(Fault) -> Page<CaseRow>
    /// A page of `case.list` with words. Changes committed before are waited for, for a moment at the most.
    func search(_ filter: CaseFilter) async throws(Fault) -> FoundCases
    /// A page of `due.list`.
    func deadlines(_ filter: DueFilter) async throws(Fault) -> Page<DueRow>
    /// The events of one case, oldest first, after `seq`.
    func history(of caseID: String, after seq: Int64, limit: Int) async throws(Fault) -> Page<LoggedEvent>
    /// The newest change of a case (who and when), for `ERR conflict`; nil where there is no such case.
    func lastChange(of caseID: String) async throws(Fault) -> Conflict?
    /// All notes of a case, oldest first, private ones included: who may see them is for the caller to judge.
    func notes(of caseID: String) async throws(Fault) -> [CaseNote]
    /// Sensitive values of a case by their references.
    func secrets(of caseID: String) async throws(Fault) -> [String: String]
    /// A page of `notice.list`.
    func notices(_ filter: NoticeFilter) async throws(Fault) -> Page<NoticeRow>
    /// The log after `seq`, in commit order, complete: no event is missing before a returned one.
    func events(after seq: Int64, caseID: String?, limit: Int) async throws(Fault) -> [LoggedEvent]
    /// The oldest and newest seq that the log holds (0, 0 when empty).
    func logBounds() async throws(Fault) -> (oldest: Int64, newest: Int64)
    /// Counts for `ops.status`: open cases, running and overdue deadlines, notices by state.
    func counts() async throws(Fault) -> [String: Int64]
}
