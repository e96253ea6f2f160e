-- On a day on which people are not written to, everything waits that is not being handed over; the duty person's notices
-- go, unless `even_duty` (a quiet day). Once they are held they are not looked at again.
create or replace function hold_deliveries(even_duty boolean) returns bigint language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    with waiting as materialized (
        select y.id
        from delivery y
        join obligation o on o.id = y.obligation
        where (y.state = 'due' or y.state = 'claimed' and not y.is_sending and y.ready_at <= statement_timestamp())
            and y.digest is null and (even_duty or o.role <> 'duty')
        order by y.id
        for update of y skip locked
    ), held as (
        update delivery y
        set state = 'held', claimed_by = null
        from waiting w where y.id = w.id
        returning y.id
    )
    select count(*) from held
$$;
