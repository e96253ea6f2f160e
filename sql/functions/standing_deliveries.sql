-- Deliveries with what an event that leaves their case alone must say.
create or replace function standing_deliveries(wanted bigint[])
returns table (
    id bigint, attempt integer, case_id text, deadline text, clock text, due_day integer, step text, kind text,
    account text, channel text, state text, version integer, case_state text, procedure text, procedure_version integer
) language sql stable
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    select y.id, y.attempt, o.case_id, o.deadline, o.clock, day_number(o.due_day), o.step, o.kind, y.account, y.channel,
        y.state, c.version, c.state, v.procedure, v.version
    from delivery y
    cross join lateral (select o.* from obligation o where o.id = y.obligation offset 0) o
    cross join lateral (
        select c.version, c.state, c.procedure_version from mediation_case c where c.id = o.case_id offset 0) c
    join procedure_version v on v.id = c.procedure_version
    where y.id = any (wanted)
    order by y.id
$$;
