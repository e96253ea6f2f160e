-- The cases that a page of the log has changed, and in the first row how far the page and the log go (`upto` is null where the log
-- has nothing more). `happenings` are the kinds of event on the page, each once, with the action behind a space. What only tells of
-- notices changes no case. Until `whole_from` a case is left to the page of its newest event; then it tells no happenings,
-- since earlier pages left some out.
create or replace function changed_cases(after_seq bigint, most bigint, whole_from bigint)
returns table (
    upto bigint, head bigint, case_id text, opened_seq bigint, procedure text, procedure_version integer, happenings text)
language plpgsql stable
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    last_seq bigint;
begin
    select max(e.seq) into last_seq
    from (select e.seq from event e where e.seq > after_seq order by e.seq limit most) e;
    return query
    select last_seq, h.seq, null::text, null::bigint, null::text, null::integer, null::text
    from chain_head h where h.chain = 'event'
    union all
    select last_seq, null, c.id, o.seq, v.procedure, v.version, case when after_seq >= whole_from then d.happenings end
    from (
        select e.case_id, string_agg(distinct e.type || coalesce(' ' || e.action, ''), ',') as happenings
        from event e
        where e.seq > after_seq and e.seq <= last_seq and (after_seq < whole_from or e.type not like 'notice.%')
        group by e.case_id
    ) d
    cross join lateral (
        select c.id, c.event_count, c.procedure_version from mediation_case c where c.id = d.case_id offset 0) c
    cross join lateral (
        select v.procedure, v.version from procedure_version v where v.id = c.procedure_version offset 0) v
    cross join lateral (
        select e.seq from event e where e.case_id = c.id and e.ordinal = 1 offset 0) o
    cross join lateral (
        select e.seq from event e where e.case_id = c.id and e.ordinal = c.event_count offset 0) l
    where l.seq <= last_seq or l.seq > whole_from;
end $$;
