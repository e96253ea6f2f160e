-- Running deadlines that a new calendar or rule may move, in the order of the index that holds what runs. `terms` maps
-- `rule@version` to its test: `always`, `whole` (any changed day from trigger to due day) or `end` (only from the last day
-- as counted to the due day; `end:30` where the term was not lengthened, that is where so many days were counted, and
-- `whole` otherwise). Also those whose next reminder falls on a day in `near`, and provisional ones up to `horizon`.
create or replace function recompute_candidates(
    terms jsonb, changed int4multirange, near int4multirange, horizon bigint, after_due bigint, after_case text,
    after_id text, most bigint
) returns table (due bigint, case_id text, id text) language sql stable
    set enable_seqscan = off set enable_sort = off
as $$
    select day_number(d.due)::bigint, d.case_id, d.id
    from deadline d
    cross join lateral (
        select terms ->> (coalesce(d.rule, '') || '@' || coalesce(d.rule_version, 0)) as test offset 0) t
    where d.status in ('open', 'overdue', 'suspended')
        and (d.due, d.case_id, d.id)
            > (coalesce(date '1970-01-01' + after_due::integer, '-infinity'), after_case, after_id)
        and case when t.test is null then false
            when t.test = 'always' then true
            when d.provisional and day_number(d.nominal) <= horizon then true
            when d.wake_at is not null and near @> day_number((d.wake_at at time zone 'Asia/Shanghai')::date) then true
            when t.test = 'end' or t.test = 'end:' || (d.nominal - d.trigger_day)
            then changed && int4range(
                day_number(least(d.nominal, d.due)), day_number(greatest(d.nominal, d.due)), '[]')
            else changed && int4range(
                day_number(least(d.trigger_day, d.nominal, d.due)),
                day_number(greatest(d.trigger_day, d.nominal, d.due)), '[]') end
    order by d.due, d.case_id, d.id
    limit most
$$;

-- Lists the work of a generation, once; whoever comes second changes nothing.
create or replace function list_recompute(asked bigint, slices text[]) returns boolean language plpgsql as $$
begin
    perform from recompute r where r.generation = asked and r.cases is null and r.finished is null for update;
    if not found then return false; end if;
    insert into recompute_slice (generation, case_ids)
    select asked, string_to_array(s.ids, ',') from unnest(slices) with ordinality s (ids, n) order by s.n;
    update recompute r
    set cases = (select coalesce(sum(cardinality(s.case_ids)), 0) from recompute_slice s where s.generation = asked),
        finished = case when cardinality(slices) = 0 then clock_timestamp() end
    where r.generation = asked;
    return true;
end $$;

create or replace function claim_recompute(asked bigint, owner text, lease_seconds bigint)
returns table (id bigint, case_ids text[]) language sql as $$
    update recompute_slice s
    set claimed_by = owner, lease_until = clock_timestamp() + lease_seconds * interval '1 second'
    where s.id = (
        select f.id from recompute_slice f
        where f.generation = asked and (f.lease_until is null or f.lease_until <= clock_timestamp())
        order by f.id limit 1 for update skip locked)
    returning s.id, s.case_ids
$$;

-- A slice is done: it goes, and with the last one the whole is finished. One that somebody else has finished meanwhile
-- counts for nothing.
create or replace function finish_recompute(asked bigint, slice bigint, deadlines bigint)
returns void language plpgsql as $$
begin
    -- One at a time, so that somebody sees that none is left.
    perform from recompute r where r.generation = asked for update;
    delete from recompute_slice s where s.id = slice;
    if not found then return; end if;
    update recompute r
    set moved = r.moved + deadlines,
        finished = case when not exists (select from recompute_slice s where s.generation = asked)
            then clock_timestamp() end
    where r.generation = asked;
end $$;
