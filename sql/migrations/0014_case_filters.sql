-- breaking: yes
-- transaction: yes
--
-- Lists of cases go by the moment of opening, and every filter and pair of filters has an index that gives them in this order, with
-- what else may be asked for beside the key, so that few cases are fetched in vain. A case that changes its state or its next term
-- leaves its page: some 60 µs more than one that does not (Tests/README.md).
drop index case_by_office, case_by_assignee, case_by_procedure, case_by_opening, case_overdue;
create index case_by_opening on mediation_case (opened, id);
create index case_by_assignee on mediation_case (assignee, opened, id)
    include (procedure_version, state, office, next_due, is_overdue) where assignee is not null;
create index case_by_office on mediation_case (office, opened, id);
create index case_by_state on mediation_case (procedure_version, state, opened, id)
    include (office, assignee, next_due, is_overdue);
create index case_by_office_and_state on mediation_case (office, procedure_version, state, opened, id)
    include (assignee, next_due, is_overdue);
-- A term runs, so the case is open.
create index case_running on mediation_case (procedure_version, opened, id)
    include (office, assignee, state, next_due, is_overdue) where next_due is not null;

-- Cases with a term that has passed, where they are few.
create index deadline_overdue on deadline (case_id) where status = 'overdue';

drop function if exists list_cases(
    boolean, text[], text, text, text, text[], text[], text, boolean, integer, bigint, bigint, bigint);
