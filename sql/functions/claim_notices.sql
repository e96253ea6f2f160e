-- Claims notices of one channel that may be tried now, so that no channel waits for another. What was to be said about a
-- deadline that has ended or moved is cancelled. A claim whose lease ran out after `is_sending` was recorded comes back
-- as `was_lost`: nobody knows whether it was sent.
create or replace function claim_notices(wanted text, most bigint, owner text, lease_seconds bigint)
returns table (
    id bigint, attempt integer, was_lost boolean, case_id text, procedure text, procedure_version integer, clock text,
    rule text, deadline text, due_day integer, step text, kind text, role text, account text, mail text, channel text
) language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    with ready as materialized (
        select y.id, y.state = 'claimed' and y.is_sending as was_lost, o.case_id, o.clock, o.deadline, o.due_day, o.step,
            o.kind, o.role
        from delivery y
        join obligation o on o.id = y.obligation
        where y.channel = wanted and y.state in ('due', 'claimed') and y.ready_at <= statement_timestamp()
            and y.digest is null
        order by y.ready_at, y.id
        limit most
        for update of y skip locked
    ), judged as materialized (
        -- A term that ended with its own expiry is spoken of without it, by its clock and its day.
        select r.*, coalesce(d.rule, (
                select e.rule from deadline e
                where e.case_id = r.case_id and e.clock = r.clock and e.due = r.due_day limit 1)) as rule,
            not r.was_lost and r.deadline is not null
                and (d.status in ('met', 'waived', 'cancelled') or d.due <> r.due_day) is not false as is_over
        from ready r
        left join deadline d on d.case_id = r.case_id and d.id = r.deadline
    ), claimed as (
        update delivery y
        set state = case when j.is_over then 'cancelled' else 'claimed' end,
            attempt = y.attempt + case when j.is_over then 0 else 1 end,
            claimed_by = owner, ready_at = statement_timestamp() + lease_seconds * interval '1 second'
        from judged j
        where y.id = j.id
        returning y.id, y.attempt, y.account, y.mail, y.channel, j.was_lost, j.is_over, j.case_id, j.clock, j.rule,
            j.deadline, j.due_day, j.step, j.kind, j.role
    )
    select c.id, c.attempt, c.was_lost, c.case_id, v.procedure, v.version, c.clock, c.rule, c.deadline,
        day_number(c.due_day), c.step, c.kind, c.role, c.account, c.mail, c.channel
    from claimed c
    join mediation_case m on m.id = c.case_id
    join procedure_version v on v.id = m.procedure_version
    where not c.is_over
    order by c.id
$$;
