-- The states of a case form one unbroken line of lawful steps, whoever writes: every event continues the one before it
-- (state, version, procedure), only case.moved changes the procedure's version, to a newer one of the same procedure and
-- to a state that it has, and a correction goes back over a step taken to a state that the version in force still has.
-- One look for a whole insert. Its answer cannot go stale: what it compares with is immutable, and (case_id, ordinal)
-- is unique, so that two lines cannot begin at one event.
create or replace function event_chain_holds() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
declare
    offender text;
begin
    select format('%s (%s, version %s from %s) does not continue its case (version %s at %s)', a.seq, a.type, a.version,
        a.from_state, p.version, p.to_state) into offender
    from added a
    left join lateral (
        select p.to_state, p.version, p.procedure_version
        from event p where p.case_id = a.case_id and p.ordinal = a.ordinal - 1
        offset 0
    ) p on true
    -- A look-up for each event: asked as `exists`, it would read every case there is where the planner expects few.
    left join lateral (select true as is_there from mediation_case c where c.id = a.case_id offset 0) c on true
    where case
        when c.is_there is null then true
        when a.ordinal = 1 then
            a.type <> 'case.opened' or a.version <> 1 or not a.raises_version or not exists (
                select from procedure_version v where v.id = a.procedure_version and v.initial_state = a.to_state)
        else
            p.to_state is distinct from a.from_state
            or a.type = 'case.opened'
            or a.version <> p.version + a.raises_version::integer
            or (a.raises_version and (a.type like 'notice.%' or a.type = 'due.overdue'))
            or (a.procedure_version <> p.procedure_version and a.type <> 'case.moved')
            or (a.type = 'case.moved' and (
                not exists (
                    select from procedure_edge g
                    where g.procedure_version = a.procedure_version and a.to_state in (g.from_state, g.to_state))
                or not exists (
                    select from procedure_version v
                    join procedure_version w on w.procedure = v.procedure and w.version > v.version
                    where v.id = p.procedure_version and w.id = a.procedure_version)))
            or (a.type = 'case.corrected' and a.from_state <> a.to_state and (
                not exists (
                    select from procedure_edge g
                    where g.procedure_version = a.procedure_version and g.from_state = a.to_state)
                or not exists (
                    select from event e
                    where e.case_id = a.case_id and e.type = 'case.advanced'
                        and e.from_state = a.to_state and e.to_state = a.from_state)))
        end
    limit 1;
    if offender is not null then
        raise exception 'event %', offender using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;

create or replace trigger event_chain_holds after insert on event
    referencing new table as added
    for each statement execute function event_chain_holds();
