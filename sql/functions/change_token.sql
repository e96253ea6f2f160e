-- Adds a token to an account, or revokes one where no hash is given, remembered under the request's key: `committed`,
-- `replayed`, or `gone` where the number is in use already, or belongs to no token that could be revoked.
create or replace function change_token(
    account_name text, token bigint, new_hash bytea, new_expires bigint, at bigint,
    acting text, request text, request_hash bytea, request_rows text, change text
) returns table (
    outcome text, seq bigint, rows_found text, is_same boolean, taken text, holder text
) language plpgsql as $$
#variable_conflict use_variable
declare
    head bigint;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, request_rows)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.seq, k.rows, k.hash = request_hash, null::text, null::text
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    if new_hash is null then
        update account_token t set revoked = instant(at)
        where t.account = account_name and t.number = token and t.revoked is null;
    else
        insert into account_token (account, number, hash, expires, made)
        select a.name, token, new_hash, instant(new_expires), instant(at) from account a where a.name = account_name
        on conflict do nothing;
    end if;
    if not found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'gone', null::bigint, null::text, null::boolean, null::text, null::text;
        return;
    end if;
    insert into account_event (account, by_account, change) values (account_name, acting, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::text, null::boolean, null::text, null::text;
end $$;
