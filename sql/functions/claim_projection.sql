-- Takes a projection to work on, unless somebody else has it or a newer release makes its rows. A release that makes other rows
-- than before begins from zero. No row where there is nothing to take.
create or replace function claim_projection(
    wanted text, made_by integer, owner text, lease_seconds bigint, far bigint
) returns table (seq bigint, whole_from bigint) language plpgsql
as $$
#variable_conflict use_column
begin
    insert into projection (name, version) values (wanted, made_by) on conflict do nothing;
    return query
    with free as (
        select p.name from projection p
        where p.name = wanted and p.version <= made_by
            and (p.held_by is null or p.held_by = owner or p.lease_until < statement_timestamp())
        for update skip locked
    ), begun as (
        select f.name, case when p.version < made_by then 0 else p.seq end as seq, p.whole_from, h.seq as head
        from free f
        join projection p on p.name = f.name
        join chain_head h on h.chain = 'event'
    )
    update projection p
    set version = made_by, seq = b.seq, held_by = owner,
        lease_until = statement_timestamp() + lease_seconds * interval '1 second',
        whole_from = case when b.head - b.seq > far then b.head else b.whole_from end
    from begun b
    where p.name = b.name
    returning p.seq, p.whole_from;
end $$;
