-- A page of the cases that have all these words, and parties with these names.
--
-- Few cases: all of them are judged, and come by `place` (1 number and title, 2 with the names of parties, 3 with anything else
-- that may be read), in each place the newest first. More than a thousand: the newest come first, wherever the words are
-- (`place` 0), and only so many are looked at as the page needs. If that takes too long the page ends where the search has come
-- to: a last row without id tells where.
create or replace function search_cases(
    sees_all boolean, sees_offices text[], sees_assigned text, after_place integer, after_seq bigint, reads_deep boolean,
    sought text[], in_parties text[], signs_of_all bigint[], of_procedure text, in_states text[], at_offices text[],
    of_assignee text, with_overdue boolean, due_until integer, opened_from bigint, opened_before bigint, most bigint
) returns table (
    id text, version integer, procedure text, procedure_version integer, state text, title text, office text,
    assignee text, opened bigint, next_due integer, is_overdue boolean, place integer, opened_seq bigint
) language plpgsql stable
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    few constant integer := 1000;
    patience constant interval := '30 milliseconds';
    begun constant timestamptz := clock_timestamp();
    versions constant integer[] := array(select v.id from procedure_version v where v.procedure = of_procedure);
    newest constant bigint := (select shelf_of(h.seq) from chain_head h where h.chain = 'event');
    by_place boolean := after_place > 0;
    given bigint := 0;
    found bigint;
begin
    if after_place is null then
        select count(*) <= few into by_place
        from (
            select from generate_series(newest, 0, -1) s (shelf)
            cross join lateral (select from words_on_shelf(s.shelf, signs_of_all) offset 0) w
            limit few + 1
        ) c;
    end if;
    -- All shelves at once, or one after the other until the page is full.
    for first_shelf in reverse case when by_place then 0 else least(newest, shelf_of(coalesce(after_seq, newest << 16 | 65535))) end .. 0 loop
        return query
        select c.id, c.version, v.procedure, v.version, c.state, c.title, c.office, c.assignee, microseconds(c.opened),
            day_number(c.next_due), c.is_overdue, w.place, w.opened_seq
        from (
            select w.case_id, w.opened_seq,
                case
                    when not by_place then 0
                    when not exists (select from unnest(sought) t where strpos(w.title, t) = 0) then 1
                    when not exists (select from unnest(sought) t where strpos(w.title || ' ' || w.parties, t) = 0) then 2
                    else 3
                end as place
            from generate_series(case when by_place then newest else first_shelf end, first_shelf, -1) s (shelf)
            cross join lateral (select * from words_on_shelf(s.shelf, signs_of_all) offset 0) w
            where not exists (
                    select from unnest(sought) t
                    where strpos(w.title, t) = 0 and strpos(w.parties, t) = 0 and strpos(w.open, t) = 0
                        and not (reads_deep and strpos(w.deep, t) > 0))
                and not exists (select from unnest(in_parties) t where strpos(w.parties, t) = 0)
        ) w
        cross join lateral (select * from mediation_case c where c.id = w.case_id offset 0) c
        cross join lateral (select * from procedure_version v where v.id = c.procedure_version offset 0) v
        where (sees_all or c.office = any (sees_offices) or c.assignee = sees_assigned)
            and (after_seq is null or w.place > after_place or (w.place = after_place and w.opened_seq < after_seq))
            and (of_procedure is null or c.procedure_version = any (versions))
            and (in_states is null or c.state = any (in_states))
            and (at_offices is null or c.office = any (at_offices))
            and (of_assignee is null or c.assignee = of_assignee)
            and (with_overdue is null or c.is_overdue = with_overdue)
            and (due_until is null or c.next_due <= date '1970-01-01' + due_until)
            and (opened_from is null or c.opened >= instant(opened_from))
            and (opened_before is null or c.opened < instant(opened_before))
        order by w.place, w.opened_seq desc
        limit most - given;
        get diagnostics found = row_count;
        given := given + found;
        exit when given >= most or by_place;
        if clock_timestamp() > begun + patience and first_shelf > 0 then
            return query
            select null::text, null::integer, null::text, null::integer, null::text, null::text, null::text, null::text,
                null::bigint, null::integer, null::boolean, 0, first_shelf::bigint << 16;
            exit;
        end if;
    end loop;
end $$;
