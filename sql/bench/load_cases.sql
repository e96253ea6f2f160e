-- Rows of clones. What judges single requests stays silent; load_check.sql judges the whole afterwards.
set session_replication_role = replica;
set synchronous_commit = off;
\copy mediation_case (id, version, event_count, revision, procedure_version, state, office, assignee, opened, next_due, is_overdue, is_open, title, party_names, snapshot) from pstdin with (format binary)
