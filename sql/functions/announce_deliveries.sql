-- The last look before texts are handed over: those of `wanted` that are still under that attempt and still about a
-- deadline that runs. Locked in the order of their numbers, as every writer does.
create or replace function announce_deliveries(wanted bigint[], attempts bigint[])
returns table (id bigint, attempt integer) language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    with ours as materialized (
        select y.id, y.obligation
        from unnest(wanted, attempts) w (id, attempt)
        join delivery y on y.id = w.id and y.attempt = w.attempt and y.state = 'claimed'
        order by y.id
        for update of y
    ), lawful as materialized (
        select u.id
        from ours u
        join obligation o on o.id = u.obligation
        left join deadline d on d.case_id = o.case_id and d.id = o.deadline
        where o.deadline is null or (d.status in ('open', 'overdue', 'suspended') and d.due = o.due_day)
    )
    update delivery y set is_sending = true from lawful l where y.id = l.id returning y.id, y.attempt
$$;
