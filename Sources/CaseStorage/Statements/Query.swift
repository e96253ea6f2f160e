import Postgres

/// The named statements of `sql/queries`. The raw value is the name in their `-- name:` line.
enum Query: String, CaseIterable {
    case ledgerExists = "ledger_exists"
    case ledgerLock = "ledger_lock"
    case ledgerUnlock = "ledger_unlock"
    case migrationBegin = "migration_begin"
    case migrationCommit = "migration_commit"
    case migrationRollback = "migration_rollback"
    case migrationAsOwner = "migration_as_owner"
    case migrationList = "migration_list"
    case migrationInsert = "migration_insert"
    case appliedList = "applied_list"
    case appliedUpsert = "applied_upsert"
    case schemaStanding = "schema_standing"

    case appendBatch = "append_batch"
    case nameCases = "name_cases"
    case appendAccess = "append_access"
    case nextCaseNumbers = "next_case_numbers"
    case purgeRequestKeys = "purge_request_keys"

    case caseLoad = "case_load"
    case caseList = "case_list"
    case caseListExternal = "case_list_external"
    case caseByExternal = "case_by_external"
    case caseSearch = "case_search"
    case wordsStanding = "words_standing"
    case caseNotes = "case_notes"
    case caseSecrets = "case_secrets"
    case caseLastChange = "case_last_change"
    case counts
    case asof
    case logBounds = "log_bounds"
    case eventsAfter = "events_after"
    case caseEventsAfter = "case_events_after"

    case dueList = "due_list"
    case claimDeadlines = "claim_deadlines"
    case nextWake = "next_wake"

    case noticeList = "notice_list"
    case claimDeliveries = "claim_deliveries"
    case waitingChannels = "waiting_channels"
    case claimDigests = "claim_digests"
    case releaseDeliveries = "release_deliveries"
    case holdDeliveries = "hold_deliveries"
    case deliveryWaitsForMorning = "delivery_waits_for_morning"
    case digestRetryLater = "digest_retry_later"
    case deliveriesSending = "deliveries_sending"
    case deliveriesStanding = "deliveries_standing"
    case deliveryByID = "delivery_by_id"
    case deliveryRetryLater = "delivery_retry_later"

    case accountList = "account_list"
    case accountTokens = "account_tokens"
    case accountChange = "account_change"
    case tokenChange = "token_change"
    case accountBootstrap = "account_bootstrap"

    case registryNewEnterprise = "registry_new_enterprise"
    case registryNewPerson = "registry_new_person"
    case registryChange = "registry_change"
    case registryFind = "registry_find"
    case registryEntries = "registry_entries"
    case registryEvents = "registry_events"
    case registryCases = "registry_cases"
    case caseSimilar = "case_similar"

    case accessList = "access_list"
    case accessVerify = "access_verify"
    case chainHeads = "chain_heads"
    case eventHash = "event_hash"
    case eventVerify = "event_verify"

    case procedureShip = "procedure_ship"
    case procedureConfirm = "procedure_confirm"
    case procedureList = "procedure_list"
    case procedureKeys = "procedure_keys"
    case procedureBody = "procedure_body"

    case lawInstallShipped = "law_install_shipped"
    case lawInForce = "law_in_force"
    case lawProposals = "law_proposals"
    case lawByID = "law_by_id"
    case lawStanding = "law_standing"
    case lawStep = "law_step"
    case lawHold = "law_hold"

    case recomputeCandidates = "recompute_candidates"
    case recomputeIsUnlisted = "recompute_is_unlisted"
    case recomputeList = "recompute_list"
    case recomputeClaim = "recompute_claim"
    case recomputeFinish = "recompute_finish"
    case recomputeWakes = "recompute_wakes"
    case recomputeProgress = "recompute_progress"

    case projectionStandings = "projection_standings"
    case projectionClaim = "projection_claim"
    case projectionRelease = "projection_release"
    case projectionStore = "projection_store"
    case changedCases = "changed_cases"
    case followedCases = "followed_cases"
    case eventsOfCases = "events_of_cases"

    case figureRecord = "figure_record"
    case figureSign = "figure_sign"
    case figureList = "figure_list"

    case reportHeads = "report_heads"
    case factTotals = "fact_totals"
    case factOpen = "fact_open"
    case factPercentiles = "fact_percentiles"
    case factTorn = "fact_torn"
    case figureStanding = "figure_standing"
    case deadlineOutcomes = "deadline_outcomes"
    case frozenFind = "frozen_find"
    case frozenStore = "frozen_store"

    case databaseTime = "database_time"
    case rehearsalTime = "rehearsal_time"
    case rehearsalBegin = "rehearsal_begin"
    case rehearsalMove = "rehearsal_move"
    case identityClaim = "identity_claim"

    /// The statement; a name that no file has is a bug, which a test finds first.
    var statement: SQLStatement {
        guard let statement = SQLLibrary.statements[rawValue] else { preconditionFailure("no query \(rawValue)") }
        return statement
    }

    /// The statement with its parameters.
    func callAsFunction(_ parameters: SQLValue...) -> SQLCall { SQLCall(statement, parameters) }

    /// The statement with its parameters.
    func call(_ parameters: [SQLValue]) -> SQLCall { SQLCall(statement, parameters) }
}
