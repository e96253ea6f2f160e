-- A page of the cases that have all these words, and parties with these names.
--
-- Few cases: all of them are judged, and come by `place` (1 number and title, 2 with the names of parties, 3 with anything else
-- that may be read), in each place the newest first. More than a thousand: the newest come first, wherever the words are
-- (`place` 0), and only so many are judged as the page needs: those that the filters leave, where they are few, or shelf by
-- shelf. If that takes too long the page ends where the search has come to: a last row without id tells where.
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
    is_filtered constant boolean :=
        num_nonnulls(of_procedure, in_states, at_offices, of_assignee, with_overdue, due_until, opened_from, opened_before) > 0;
    versions constant integer[] := array(select v.id from procedure_version v where v.procedure = of_procedure);
    newest constant bigint := (select shelf_of(h.seq) from chain_head h where h.chain = 'event');
    first_shelf constant bigint := coalesce(least(newest, shelf_of(after_seq)), newest);
    one_go boolean := false;
    at_once integer := 300;
    candidates text[];
    seqs bigint[];
    by_place boolean := after_place > 0;
    given bigint := 0;
    found bigint;
begin
    if by_place is not false then
        candidates := array(
            select w.case_id from generate_series(newest, 0, -1) s (shelf)
            cross join lateral (select * from words_on_shelf(s.shelf, signs_of_all) offset 0) w
            limit case when by_place then null else few + 1 end);
        by_place := by_place is true or cardinality(candidates) <= few;
    end if;
    if not by_place and is_filtered then
        candidates := array(
            select c.id from list_cases(sees_all, sees_offices, sees_assigned, null, null, of_procedure, in_states, at_offices,
                of_assignee, with_overdue, due_until, opened_from, opened_before, few + 1) c);
    end if;
    if by_place or (is_filtered and cardinality(candidates) <= few) then
        one_go := true;
        at_once := greatest(1, cardinality(candidates));
    end if;

    for shelf in reverse first_shelf .. case when one_go then first_shelf else 0 end loop
        if not one_go then
            select array_agg(w.case_id order by w.opened_seq desc), array_agg(w.opened_seq order by w.opened_seq desc)
            into candidates, seqs
            from words_on_shelf(shelf, signs_of_all) w
            where after_seq is null or w.opened_seq < after_seq;
        end if;
        for n in 1 .. coalesce(cardinality(candidates), 0) by at_once loop
            return query
            select c.id, c.version, v.procedure, v.version, c.state, c.title, c.office, c.assignee,
                microseconds(c.opened), day_number(c.next_due), c.is_overdue, w.place, w.opened_seq
            from unnest(candidates[n:n + at_once - 1]) k (id)
            cross join lateral (
                select w.opened_seq,
                    case
                        when not by_place then 0
                        when not exists (select from unnest(sought) t where strpos(w.title, t) = 0) then 1
                        when not exists (
                            select from unnest(sought) t where strpos(w.title, t) = 0 and strpos(w.parties, t) = 0) then 2
                        else 3
                    end as place
                from case_words w
                where w.case_id = k.id
                    and not exists (
                        select from unnest(sought) t
                        where strpos(w.title, t) = 0 and strpos(w.parties, t) = 0 and strpos(w.open, t) = 0
                            and not (reads_deep and strpos(w.deep, t) > 0))
                    and not exists (select from unnest(in_parties) t where strpos(w.parties, t) = 0)
                offset 0) w
            cross join lateral (select * from mediation_case c where c.id = k.id offset 0) c
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
            if given >= most then
                return;
            end if;
            if clock_timestamp() > begun + patience and not one_go then
                return query
                select null::text, null::integer, null::text, null::integer, null::text, null::text, null::text,
                    null::text, null::bigint, null::integer, null::boolean, 0,
                    seqs[least(n + at_once - 1, cardinality(seqs))];
                return;
            end if;
        end loop;
    end loop;
end $$;
