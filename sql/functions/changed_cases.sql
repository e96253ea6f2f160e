-- The cases that a page of the log has changed, as they stand now, and in the first row how far the page and the log go
-- (`upto` is null where the log has nothing more). What only tells of notices changes no case. Until `whole_from` a case is
-- left to the page of its newest event.
create or replace function changed_cases(after_seq bigint, most bigint, whole_from bigint)
returns table (upto bigint, head bigint, case_id text, opened_seq bigint, snapshot text, notes text)
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
    select last_seq, h.seq, null::text, null::bigint, null::text, null::text
    from chain_head h where h.chain = 'event'
    union all
    select last_seq, null, c.id, o.seq, c.snapshot, n.notes
    from (
        select distinct e.case_id from event e
        where e.seq > after_seq and e.seq <= last_seq and (last_seq < whole_from or e.type not like 'notice.%')
    ) d
    cross join lateral (
        select c.id, c.event_count, c.snapshot from mediation_case c where c.id = d.case_id offset 0) c
    cross join lateral (
        select e.seq from event e where e.case_id = c.id and e.ordinal = 1 offset 0) o
    cross join lateral (
        select e.seq from event e where e.case_id = c.id and e.ordinal = c.event_count offset 0) l
    left join lateral (
        select json_agg(json_build_array(n.number, n.text, n.is_private, n.account, microseconds(n.at))
            order by n.number)::text as notes
        from note n where n.case_id = c.id) n on true
    where l.seq <= last_seq or l.seq > whole_from;
end $$;
