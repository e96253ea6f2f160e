-- A page of cases by id. Absent filters are NULL. Words are for `search_cases`.
--
-- Planned anew for each call, with its values known: absent filters fall away, and each of the others may use its index. A case
-- with a term that runs is open, so that what is due soon is looked for among those. Where one value is wanted it is asked for as
-- one: PostgreSQL reads an index in the order of ids for `=` only, not for `= any`.
--
-- Terms that few cases have so early are looked up beforehand; what many have is met soon on the way through the ids. Which it is
-- cannot be told from statistics.
create or replace function list_cases(
    sees_all boolean, sees_offices text[], sees_assigned text, after_id text, of_procedure text, in_states text[],
    at_offices text[], of_assignee text, with_overdue boolean, due_until integer, opened_from bigint,
    opened_before bigint, most bigint
) returns table (
    id text, version integer, procedure text, procedure_version integer, state text, title text, office text,
    assignee text, opened bigint, next_due integer, is_overdue boolean
) language plpgsql stable set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
    -- Known beforehand, so that the planner sees how many cases they have.
    versions constant integer[] := array(
        select v.id from procedure_version v where of_procedure is null or v.procedure = of_procedure);
    one_version constant integer := case when of_procedure is not null and cardinality(versions) = 1 then versions[1] end;
    one_office constant text := case when cardinality(at_offices) = 1 then at_offices[1] end;
    few constant integer := 1000;
    found text[];
    early text[];
begin
    if due_until is not null then
        early := array(
            select d.case_id from deadline d
            where d.status in ('open', 'overdue', 'suspended') and d.due <= date '1970-01-01' + due_until limit few + 1);
        if cardinality(early) <= few then
            found := early;
        end if;
    end if;
    return query
    select p.id, p.version, v.procedure, v.version, p.state, p.title, p.office, p.assignee, microseconds(p.opened),
        day_number(p.next_due), p.is_overdue
    from (
        select c.id, c.version, c.procedure_version, c.state, c.title, c.office, c.assignee, c.opened, c.next_due,
            c.is_overdue
        from mediation_case c
        where (sees_all or c.office = any (sees_offices) or c.assignee = sees_assigned)
            and c.id > after_id
            and (found is null or c.id = any (found))
            and (one_version is null or c.procedure_version = one_version)
            and (one_version is not null or of_procedure is null or c.procedure_version = any (versions))
            and (in_states is null or c.state = any (in_states))
            and (one_office is null or c.office = one_office)
            and (one_office is not null or at_offices is null or c.office = any (at_offices))
            and (of_assignee is null or c.assignee = of_assignee)
            and (with_overdue is null or c.is_overdue = with_overdue)
            and (due_until is null or (c.is_open and c.next_due <= date '1970-01-01' + due_until))
            and (opened_from is null or c.opened >= instant(opened_from))
            and (opened_before is null or c.opened < instant(opened_before))
        order by c.id
        limit most
    ) p
    join procedure_version v on v.id = p.procedure_version
    order by p.id;
end $$;
