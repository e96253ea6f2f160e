-- Makes or changes an account, remembered under the request's key: `committed`, `replayed`, or `conflict` where another
-- account has the uid. NULL leaves a value alone; the empty mail address takes it away.
create or replace function set_account(
    account_name text, new_uid bigint, new_roles text[], new_scope text[], new_mail text, new_disabled boolean,
    acting text, request text, request_hash bytea, request_rows text, change text
) returns table (
    outcome text, seq bigint, version_found bigint, rows_found text, is_same boolean, holder text
) language plpgsql as $$
#variable_conflict use_variable
declare
    head bigint;
    other text;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, request_rows)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.seq, k.version::bigint, k.rows, k.hash = request_hash, null::text
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    -- Accounts are few and change seldom: one at a time.
    lock table account in share row exclusive mode;
    select a.name into other from account a where a.uid = new_uid and a.name <> account_name;
    if found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'conflict', null::bigint, null::bigint, null::text, null::boolean, other;
        return;
    end if;
    insert into account as a (name, uid, roles, scope, mail, disabled)
    values (account_name, new_uid, coalesce(new_roles, '{}'), coalesce(new_scope, '{}'), nullif(new_mail, ''),
        coalesce(new_disabled, false))
    on conflict (name) do update set
        uid = coalesce(new_uid, a.uid), roles = coalesce(new_roles, a.roles), scope = coalesce(new_scope, a.scope),
        mail = case when new_mail is null then a.mail else nullif(new_mail, '') end,
        disabled = coalesce(new_disabled, a.disabled);
    insert into account_event (account, by_account, change) values (account_name, acting, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::bigint, null::text, null::boolean, null::text;
end $$;
