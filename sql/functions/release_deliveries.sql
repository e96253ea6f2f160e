-- Lets go what has waited for a morning on which people are written to. `morning` is 09:00 of that day.
--
-- An account that chose so gets everything of the morning in one mail: its deliveries are tied to a digest, once a day and
-- channel; what is found later goes singly. As long as deadlines that woke by then are still being looked at, nothing goes,
-- for it may belong into the same mail; `is_late` lets go what has waited for ten minutes of real time nevertheless.
-- One caller at a time; whoever comes meanwhile leaves it to the other.
create or replace function release_deliveries(morning bigint, is_late boolean) returns bigint language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
declare
    is_settled boolean;
    released bigint;
begin
    if not exists (select from delivery y where y.state = 'held' and y.digest is null)
        or not pg_try_advisory_xact_lock(hashtext('release_deliveries'))
    then
        return 0;
    end if;
    is_settled := not exists (select from deadline d where d.wake_at <= instant(morning));
    if not is_settled and not is_late then
        return 0;
    end if;
    with held as materialized (
        select y.id, y.account, y.channel,
            coalesce(a.digest and not a.disabled, false) and o.kind <> 'opened' and o.role not in ('duty', 'party')
                as gathers
        from delivery y
        join obligation o on o.id = y.obligation
        left join account a on a.name = y.account
        where y.state = 'held' and y.digest is null
            and (is_settled or y.ready_at <= statement_timestamp() - interval '10 minutes')
        order by y.id
        for update of y
    ), made as (
        insert into digest (account, channel, day)
        select distinct h.account, h.channel, (instant(morning) at time zone 'Asia/Shanghai')::date
        from held h where h.gathers
        on conflict do nothing
        returning id, account, channel
    ), told as (
        update delivery y
        set digest = m.id, state = case when m.id is null then 'due' else 'held' end, ready_at = statement_timestamp()
        from held h left join made m on h.gathers and m.account = h.account and m.channel = h.channel
        where y.id = h.id
        returning y.id
    )
    select count(*) into released from told;
    return released;
end $$;
