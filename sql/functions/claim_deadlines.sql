-- Claims deadlines whose wake moment has come: one of a case at a time, none that somebody else holds. `moment` is
-- business time; the lease runs in real time.
create or replace function claim_deadlines(moment bigint, most bigint, owner text, lease_seconds bigint)
returns table (case_id text, id text, wake_at bigint) language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    with woken as materialized (
        select d.case_id, d.id, d.wake_at
        from deadline d
        where d.wake_at <= instant(moment)
            -- A look-up for each, never a join: that would read every deadline there is to find the few that are held.
            and coalesce((select max(o.lease_until) from deadline o where o.case_id = d.case_id), '-infinity')
                <= statement_timestamp()
        order by d.wake_at, d.case_id, d.id
        limit most * 2
        for update skip locked
    ), first_of_case as materialized (
        select distinct on (w.case_id) w.case_id, w.id, w.wake_at from woken w order by w.case_id, w.wake_at, w.id
    ), chosen as materialized (
        select f.case_id, f.id, f.wake_at from first_of_case f order by f.wake_at, f.case_id limit most
    ), claimed as (
        update deadline d
        set claimed_by = owner, lease_until = statement_timestamp() + lease_seconds * interval '1 second'
        from chosen c
        where d.case_id = c.case_id and d.id = c.id
        returning d.case_id, d.id, d.wake_at
    )
    select c.case_id, c.id, microseconds(c.wake_at) from claimed c order by c.wake_at, c.case_id
$$;
