-- The roles of a store; applied before the migrations, again whenever this file changes.
--   parley_owner   owns the tables; only migrations act as it
--   parley_app     the daemon: no DDL, events and accesses may be added and read, never changed
--   parley_reader  people who look with psql; no sensitive values
--   parley_purge   erases payloads and sensitive values under the retention rules
do $$
declare
    role text;
begin
    foreach role in array array['parley_owner', 'parley_app', 'parley_reader', 'parley_purge'] loop
        if not exists (select from pg_roles where rolname = role) then
            begin
                execute format('create role %I %s', role, case when role = 'parley_owner' then 'nologin' else 'login' end);
            exception when duplicate_object or unique_violation then
                null; -- another database of this cluster is being migrated at this moment
            end;
        end if;
    end loop;
    if not pg_has_role(current_user, 'parley_owner', 'member') then
        execute format('grant parley_owner to %I', current_user);
    end if;
end $$;

grant usage, create on schema public to parley_owner;
grant usage on schema public to parley_app, parley_reader, parley_purge;
revoke create on schema public from public;
