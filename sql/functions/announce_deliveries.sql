-- The last look before texts are handed over: those of `wanted` that are still under that attempt and still about a
-- deadline that runs. Locked in the order of their numbers, as every writer does.
create or replace function announce_deliveries(wanted bigint[], attempts bigint[])
returns table (id bigint, attempt integer) language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    with ours as materialized (
        select y.id, y.obligation
        from delivery y
        where y.id = any (wanted) and y.state = 'claimed' and exists (
            select from unnest(wanted, attempts) w (id, attempt) where w.id = y.id and w.attempt = y.attempt)
        order by y.id
        for update of y
    ), lawful as materialized (
        select u.id
        from ours u
        cross join lateral (select o.* from obligation o where o.id = u.obligation offset 0) o
        left join lateral (
            select d.status, d.due from deadline d where d.case_id = o.case_id and d.id = o.deadline offset 0) d on true
        where o.deadline is null or (d.status in ('open', 'overdue', 'suspended') and d.due = o.due_day)
    )
    update delivery y set is_sending = true
    where y.id = any (array(select l.id from lawful l))
    returning y.id, y.attempt
$$;
