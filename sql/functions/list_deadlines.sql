-- A page of deadlines by due day, case and id. Absent filters are NULL: `of_states` is what the status must be, `open_until`
-- holds for open terms only, `at_offices` holds an office with all below it. `with_change` adds when the case changed last,
-- which only calendars ask for.
--
-- Planned anew for each call, with its values known: absent filters fall away, running states are read from the index of
-- what runs, and a few cases (of one person, of a small office) are looked up before what is due in the whole house.
create or replace function list_deadlines(
    sees_all boolean, sees_offices text[], sees_assigned text, after_due integer, after_case text, after_id text,
    of_states text[], of_case text, due_from integer, due_until integer, open_until integer, at_offices text[],
    of_assignee text, of_procedure text, with_change boolean, most bigint
) returns table (
    case_id text, id text, clock text, procedure text, procedure_version integer, rule text, trigger_day integer,
    due integer, status text, provisional boolean, title text, office text, assignee text, notices bigint,
    revision integer, changed bigint
) language plpgsql stable set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
    -- Known beforehand, so that the planner sees how many cases they have.
    versions constant integer[] := array(
        select v.id from procedure_version v where of_procedure is null or v.procedure = of_procedure);
begin
    return query
    select p.case_id, p.id, p.clock, v.procedure, v.version, p.rule, day_number(p.trigger_day), day_number(p.due),
        p.status, p.provisional, p.title, p.office, p.assignee,
        (select count(*) from obligation o join delivery y on y.obligation = o.id
         where o.case_id = p.case_id and o.deadline = p.id and y.state in ('sent', 'uncertain')),
        p.revision,
        case when with_change then (
            select microseconds(e.recorded) from event e where e.case_id = p.case_id and e.ordinal = p.event_count) end
    from (
        select d.case_id, d.id, d.clock, d.rule, d.trigger_day, d.due, d.status, d.provisional, c.title, c.office,
            c.assignee, c.revision, c.event_count, c.procedure_version
        from deadline d
        join mediation_case c on c.id = d.case_id
        where (sees_all or c.office = any (sees_offices) or c.assignee = sees_assigned)
            and (after_due is null
                or (d.due, d.case_id, d.id) > (date '1970-01-01' + after_due, after_case, after_id))
            and d.status = any (of_states)
            and (of_case is null or d.case_id = of_case)
            and (due_from is null or d.due >= date '1970-01-01' + due_from)
            and (due_until is null or d.due <= date '1970-01-01' + due_until)
            and (open_until is null or d.status <> 'open' or d.due <= date '1970-01-01' + open_until)
            and (at_offices is null or c.office = any (at_offices))
            and (of_assignee is null or c.assignee = of_assignee)
            and (of_procedure is null or c.procedure_version = any (versions))
        order by d.due, d.case_id, d.id
        limit most
    ) p
    join procedure_version v on v.id = p.procedure_version
    order by p.due, p.case_id, p.id;
end $$;
