-- name: ledger_exists
select to_regclass('public.migration') is not null and to_regclass('public.applied_text') is not null as there;

-- name: ledger_lock
select pg_advisory_lock(hashtext('parley.migrate'));

-- name: ledger_unlock
select pg_advisory_unlock(hashtext('parley.migrate'));

-- name: migration_begin
begin; set local lock_timeout = '2s'; set local check_function_bodies = off;

-- name: migration_commit
commit;

-- name: migration_rollback
rollback;

-- name: migration_as_owner
set local role parley_owner;

-- name: migration_list
select number, name, checksum from migration order by number;

-- name: migration_insert
insert into migration (number, name, checksum, breaking) values ($1, $2, $3, $4);

-- name: applied_list
select name, checksum from applied_text;

-- name: applied_upsert
insert into applied_text (name, checksum) values ($1, $2)
on conflict (name) do update set checksum = excluded.checksum, applied = clock_timestamp();

-- name: schema_standing
-- How far this database is, and whether a later release has broken with what this one (number $1) expects.
select coalesce(max(number), 0) as number, coalesce(bool_or(breaking) filter (where number > $1::bigint), false) as is_broken
from migration;
