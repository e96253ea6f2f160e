-- A page of cases by the moment of opening, then id. Absent filters are NULL. Words are for `search_cases`.
--
-- What few cases have (a term that has passed, a term so early) is looked up beforehand, and the rest is asked of those. Otherwise the cases are read along strands: office, procedure and state are given for each, and an index holds its
-- cases in the order of the list, so that a strand is left when it has given a page. Where that would make too many strands the
-- filter is wide, and soon met along fewer of them.
--
-- The statement is made for what is asked, and planned with its values known.
create or replace function list_cases(
    sees_all boolean, sees_offices text[], sees_assigned text, after_opened bigint, after_id text, of_procedure text,
    in_states text[], at_offices text[], of_assignee text, with_overdue boolean, due_until integer, opened_from bigint,
    opened_before bigint, most bigint
) returns table (
    id text, version integer, procedure text, procedure_version integer, state text, title text, office text,
    assignee text, opened bigint, next_due integer, is_overdue boolean
) language plpgsql stable
as $$
#variable_conflict use_column
declare
    few constant integer := 1000;
    most_strands constant integer := 256;
    must_run constant boolean := coalesce(with_overdue, false) or due_until is not null;
    -- Whatever runs is asked for: no strand is better than the running cases themselves.
    any_running constant boolean := must_run and of_procedure is null and in_states is null;
    -- Offices that are asked for, as far as they may be seen.
    places constant text[] := case
        when sees_all then at_offices
        when at_offices is null then sees_offices
        else array(select unnest(at_offices) intersect select unnest(sees_offices)) end;
    mine constant text := case when not sees_all then sees_assigned end;
    offices text[];
    versions integer[];
    states text[];
    found text[];
    ids text[];
    along text;
    of_its_versions constant text :=
        ' and c.procedure_version in (select v.id from procedure_version v where v.procedure = $6)';
    -- Said of a strand again, it would have its rows sorted.
    of_its_states constant text := ' and c.state = any ($7)';
    others constant text := concat(
        case when after_opened is not null then ' and (c.opened, c.id) > (instant($4), $5)' end,
        case when of_assignee is not null then ' and c.assignee = $8' end,
        case when with_overdue is not null then ' and c.is_overdue = $9' end,
        case when due_until is not null then ' and c.next_due <= date ''1970-01-01'' + $10' end,
        case when opened_from is not null then ' and c.opened >= instant($11)' end,
        case when opened_before is not null then ' and c.opened < instant($12)' end);
    filters text;
begin
    if with_overdue then
        ids := array(select d.case_id from deadline d where d.status = 'overdue' limit few + 1);
        found := case when cardinality(ids) <= few then ids end;
    end if;
    if found is null and due_until is not null then
        ids := array(
            select d.case_id from deadline d
            where d.status in ('open', 'overdue', 'suspended') and d.due <= date '1970-01-01' + due_until limit few + 1);
        found := case when cardinality(ids) <= few then ids end;
    end if;

    if found is null
        and (of_procedure is not null or in_states is not null or any_running and places is not null)
    then
        select array_agg(s.version), array_agg(s.state) into versions, states
        from (
            select v.id as version, v.initial_state as state, v.terminal_states, v.procedure from procedure_version v
            union
            select v.id, x.state, v.terminal_states, v.procedure
            from procedure_version v
            join procedure_edge g on g.procedure_version = v.id
            cross join lateral (values (g.from_state), (g.to_state)) x (state)
        ) s
        where (of_procedure is null or s.procedure = of_procedure) and (in_states is null or s.state = any (in_states))
            and not (must_run and s.state = any (s.terminal_states));
        if versions is null then
            return;
        end if;
    end if;
    case
        when found is not null then
            along := 'c.id = any ($13)';
        when of_assignee is not null then
            along := 'c.assignee = $8';
        when cardinality(versions) * cardinality(places) <= most_strands then
            along := 'c.office = s.office and c.procedure_version = s.version and c.state = s.state';
            select array_agg(o.office), array_agg(p.version), array_agg(p.state) into offices, versions, states
            from unnest(places) o (office), unnest(versions, states) p (version, state);
        when any_running then
            along := 'c.next_due is not null';
        when must_run and in_states is null then
            along := 'c.procedure_version = s.version and c.next_due is not null';
            versions := array(select distinct unnest(versions));
        when cardinality(versions) <= most_strands then
            along := 'c.procedure_version = s.version and c.state = s.state';
        when cardinality(places) <= most_strands then
            along := 'c.office = s.office';
            offices := places;
        else
            along := 'true';
    end case;
    if along not like '%s.%' then
        offices := array[''];
        versions := null;
        states := null;
    end if;

    filters := concat(
        case when places is not null and along not like '%s.office%' then ' and c.office = any ($18)' end, others,
        case when of_procedure is not null and along not like '%s.version%' then of_its_versions end,
        case when in_states is not null and along not like '%s.state%' then of_its_states end);
    return query execute format(
        $statement$
            select p.id, p.version, v.procedure, v.version, p.state, p.title, p.office, p.assignee,
                microseconds(p.opened), day_number(p.next_due), p.is_overdue
            from (
                select x.id
                from (
                    select c.id, c.opened
                    from unnest($14, $15, $16) s (office, version, state)
                    cross join lateral (
                        select c.id, c.opened from mediation_case c where %1$s %2$s order by c.opened, c.id limit $17) c
                    %3$s
                ) x
                order by x.opened, x.id
                limit $17
            ) k
            join mediation_case p on p.id = k.id
            join procedure_version v on v.id = p.procedure_version
            order by p.opened, p.id
        $statement$,
        along, filters,
        case when mine is not null then format(
            $mine$
                union all (
                    select c.id, c.opened from mediation_case c
                    where c.assignee = $3 and c.office <> all ($18) and ($19 is null or c.office = any ($19)) %s
                    order by c.opened, c.id limit $17)
            $mine$,
            concat(others, case when of_procedure is not null then of_its_versions end,
                case when in_states is not null then of_its_states end)) end)
    using sees_all, sees_offices, mine, after_opened, after_id, of_procedure, in_states, of_assignee, with_overdue,
        due_until, opened_from, opened_before, found, offices, versions, states, most, places, at_offices;
end $$;
