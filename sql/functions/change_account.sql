-- Makes or changes an account, remembered under the request's key: `committed`, `replayed`, or `taken` where another
-- account has one of the user ids or certificates. NULL leaves a value alone; a list replaces the whole list, and the
-- empty mail address takes it away.
create or replace function change_account(
    account_name text, new_uids bigint[], new_certs text[], new_roles text[], new_scope text[], new_mail text,
    new_disabled boolean, new_digest boolean, acting text, request text, request_hash bytea, request_rows text, change text
) returns table (
    outcome text, seq bigint, rows_found text, is_same boolean, taken text, holder text
) language plpgsql as $$
#variable_conflict use_variable
declare
    head bigint;
    what text;
    other text;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, request_rows)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.seq, k.rows, k.hash = request_hash, null::text, null::text
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    -- Accounts are few and change seldom: one at a time.
    lock table account in share row exclusive mode;
    select x.what, x.account into what, other
    from (
        select 'uid' as what, u.account from account_uid u where u.uid = any (new_uids)
        union all
        select 'cert', c.account from account_certificate c where c.sha256 = any (new_certs)
    ) x
    where x.account <> account_name
    limit 1;
    if found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'taken', null::bigint, null::text, null::boolean, what, other;
        return;
    end if;
    insert into account as a (name, roles, scope, mail, disabled, digest)
    values (account_name, coalesce(new_roles, '{}'), coalesce(new_scope, '{}'), nullif(new_mail, ''),
        coalesce(new_disabled, false), coalesce(new_digest, false))
    on conflict (name) do update set
        roles = coalesce(new_roles, a.roles), scope = coalesce(new_scope, a.scope),
        mail = case when new_mail is null then a.mail else nullif(new_mail, '') end,
        disabled = coalesce(new_disabled, a.disabled), digest = coalesce(new_digest, a.digest);
    if new_uids is not null then
        delete from account_uid u where u.account = account_name and u.uid <> all (new_uids);
        insert into account_uid (uid, account) select distinct n, account_name from unnest(new_uids) n
        on conflict do nothing;
    end if;
    if new_certs is not null then
        delete from account_certificate c where c.account = account_name and c.sha256 <> all (new_certs);
        insert into account_certificate (sha256, account) select distinct n, account_name from unnest(new_certs) n
        on conflict do nothing;
    end if;
    insert into account_event (account, by_account, change) values (account_name, acting, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::text, null::boolean, null::text, null::text;
end $$;
