-- Rows of clones. What judges single requests stays silent; load_check.sql judges the whole afterwards.
set session_replication_role = replica;
set synchronous_commit = off;
\copy deadline (case_id, id, clock, rule, rule_version, calendar_version, trigger_day, nominal, due, provisional, status, wake_at) from pstdin with (format binary)
