-- Claims digests that may be tried now, each with the notices that it still has to tell: what was to be said about a
-- deadline that has ended or moved is cancelled. A notice whose sender was lost while handing over is `was_lost`.
create or replace function claim_digests(most bigint, owner text, lease_seconds bigint)
returns table (
    digest bigint, day integer, id bigint, attempt integer, was_lost boolean, case_id text, procedure text,
    procedure_version integer, clock text, rule text, deadline text, due_day integer, step text, kind text, role text,
    account text, mail text, channel text
) language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    with ready as materialized (
        select g.id, g.day
        from digest g
        where g.state <> 'done' and g.ready_at <= statement_timestamp()
        order by g.ready_at, g.id
        limit most
        for update skip locked
    ), judged as materialized (
        select y.id, r.id as digest, r.day, y.state = 'claimed' and y.is_sending as was_lost, o.case_id, o.clock,
            o.deadline, o.due_day, o.step, o.kind, o.role, coalesce(d.rule, (
                select e.rule from deadline e
                where e.case_id = o.case_id and e.clock = o.clock and e.due = o.due_day limit 1)) as rule,
            not (y.state = 'claimed' and y.is_sending) and o.deadline is not null
                and (d.status in ('met', 'waived', 'cancelled') or d.due <> o.due_day) is not false as is_over
        from ready r
        join delivery y on y.digest = r.id
        join obligation o on o.id = y.obligation
        left join deadline d on d.case_id = o.case_id and d.id = o.deadline
        where y.state in ('held', 'claimed')
        order by y.id
        for update of y
    ), claimed as (
        update delivery y
        set state = case when j.is_over then 'cancelled' else 'claimed' end,
            attempt = y.attempt + case when j.is_over then 0 else 1 end,
            claimed_by = owner, ready_at = statement_timestamp() + lease_seconds * interval '1 second'
        from judged j
        where y.id = j.id
        returning y.id, y.attempt, y.account, y.mail, y.channel, j.digest, j.day, j.was_lost, j.is_over, j.case_id,
            j.clock, j.rule, j.deadline, j.due_day, j.step, j.kind, j.role
    ), taken as (
        update digest g
        set state = case when exists (select from claimed c where c.digest = g.id and not c.is_over)
                then 'claimed' else 'done' end,
            claimed_by = owner, ready_at = statement_timestamp() + lease_seconds * interval '1 second'
        from ready r
        where g.id = r.id
    )
    select c.digest, day_number(c.day), c.id, c.attempt, c.was_lost, c.case_id, v.procedure, v.version, c.clock, c.rule,
        c.deadline, day_number(c.due_day), c.step, c.kind, c.role, c.account, c.mail, c.channel
    from claimed c
    join mediation_case m on m.id = c.case_id
    join procedure_version v on v.id = m.procedure_version
    where not c.is_over
    order by c.digest, c.due_day, c.case_id, c.id
$$;
