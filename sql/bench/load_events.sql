-- Rows of clones. What judges single requests stays silent; load_check.sql judges the whole afterwards.
set session_replication_role = replica;
set synchronous_commit = off;
\copy event (seq, at, recorded, ordinal, version, procedure_version, raises_version, case_id, type, account, session, action, from_state, to_state, payload_hash, hash) from pstdin with (format binary)
