-- Makes, changes or merges an entry of the registry, remembered under the request's key: `committed`, `replayed`, `taken` where
-- another entry has the credit code or identity number, `gone` where there is no such entry. NULL leaves a value alone, the
-- empty text takes it away. What is merged goes over where the other has nothing.
create or replace function change_registry(
    entry_id text, entry_kind text, is_new boolean, new_name text, new_name_key text, new_code text, new_address text,
    new_phone text, new_number text, merge_to text, acting text, moment bigint, request text, request_hash bytea,
    request_rows text, change text
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
    -- The registry changes seldom: one at a time.
    lock table registry_entry in share row exclusive mode;
    select x.what, x.id into what, other
    from (
        select 'credit-code' as what, e.id from registry_entry e
        where e.credit_code = nullif(new_code, '') and e.merged_into is null
        union all
        select 'id-number', i.entry from registry_identity i where i.number = nullif(new_number, '')
    ) x
    where x.id <> entry_id
    limit 1;
    if not found and not is_new and not exists (
        select from registry_entry e where e.id = entry_id and e.kind = entry_kind and e.merged_into is null
    ) or merge_to is not null and not exists (
        select from registry_entry e where e.id = merge_to and e.kind = entry_kind and e.merged_into is null
    ) then
        what := 'gone';
    end if;
    if what is not null then
        delete from request_key k where k.account = acting and k.key = request;
        return query select case what when 'gone' then 'gone' else 'taken' end, null::bigint, null::text, null::boolean,
            what, other;
        return;
    end if;
    if is_new then
        insert into registry_entry (id, kind, name, name_key, credit_code, address, phone)
        values (entry_id, entry_kind, new_name, new_name_key, nullif(new_code, ''), nullif(new_address, ''),
            nullif(new_phone, ''));
    else
        update registry_entry e set
            name = coalesce(new_name, e.name), name_key = coalesce(new_name_key, e.name_key),
            credit_code = case when new_code is null then e.credit_code else nullif(new_code, '') end,
            address = case when new_address is null then e.address else nullif(new_address, '') end,
            phone = case when new_phone is null then e.phone else nullif(new_phone, '') end
        where e.id = entry_id;
    end if;
    if new_number = '' then
        delete from registry_identity i where i.entry = entry_id;
    elsif new_number is not null then
        insert into registry_identity (entry, number) values (entry_id, new_number)
        on conflict (entry) do update set number = excluded.number;
    end if;
    if merge_to is not null then
        update registry_entry e set merged_into = merge_to where e.id = entry_id or e.merged_into = entry_id;
        update registry_entry e set
            credit_code = coalesce(e.credit_code, f.credit_code), address = coalesce(e.address, f.address),
            phone = coalesce(e.phone, f.phone)
        from registry_entry f
        where e.id = merge_to and f.id = entry_id;
        update registry_identity i set entry = merge_to
        where i.entry = entry_id and not exists (select from registry_identity o where o.entry = merge_to);
    end if;
    insert into registry_event (at, account, entry, change) values (instant(moment), acting, entry_id, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::text, null::boolean, null::text, null::text;
end $$;
