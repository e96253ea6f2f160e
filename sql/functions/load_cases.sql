-- Cases with the row version (the transaction that wrote it) that the daemon holds already, and request keys, on one
-- snapshot of the store. What the daemon holds is not sent.
--
-- The plan is fixed to index look-ups and made once a connection: planning would cost more than the look-up.
create or replace function load_cases(
    case_id text[], row_version bigint[], key_account text[], key_text text[]
) returns table (
    kind text, id text, seq bigint, version bigint, body text, account text, key text, hash bytea
) language plpgsql stable
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
    return query
    select 'head', null::text, h.seq, null::bigint, null::text, null::text, null::text, null::bytea
    from chain_head h where h.chain = 'event'
    union all
    select 'case', c.id, c.written, null, case when c.written = w.written then null else c.snapshot end, null, null, null
    from unnest(case_id, row_version) w (id, written)
    cross join lateral (
        select c.id, c.snapshot, c.xmin::text::bigint as written from mediation_case c where c.id = w.id offset 0) c
    union all
    select 'key', null, k.seq, k.version::bigint, k.rows, k.account, k.key, k.hash
    from unnest(key_account, key_text) u (account, key)
    cross join lateral (
        select k.* from request_key k where k.account = u.account and k.key = u.key offset 0) k;
end $$;
