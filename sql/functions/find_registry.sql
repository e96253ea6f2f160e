-- A page of the registry by id. Absent filters are NULL; planned anew for each call, so that each may use its index.
create or replace function find_registry(
    of_kind text, with_name text, whole_name boolean, with_code text, with_phone text, with_number text, after_id text,
    most bigint
) returns table (
    id text, name text, credit_code text, address text, phone text, identity_end text, merged_into text
) language plpgsql stable set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
    return query
    select e.id, e.name, e.credit_code, e.address, e.phone, right(i.number, 4), e.merged_into
    from registry_entry e
    left join registry_identity i on i.entry = e.id
    where e.kind = of_kind and e.merged_into is null and e.id > after_id
        and (with_name is null or name_grams(e.name_key) @> name_grams(with_name))
        and (with_name is null or case when whole_name then e.name_key = with_name else strpos(e.name_key, with_name) > 0 end)
        and (with_code is null or e.credit_code = with_code)
        and (with_phone is null or e.phone = with_phone)
        and (with_number is null or i.number = with_number)
    order by e.id
    limit most;
end $$;
