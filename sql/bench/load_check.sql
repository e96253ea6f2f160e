-- What the triggers and foreign keys would have refused, over the whole store: each number must be 0. Then the store's size.
with line as (
    select e.*, lag(e.ordinal) over w as before, lag(e.to_state) over w as came_from, lag(e.version) over w as was
    from event e window w as (partition by e.case_id order by e.ordinal)
), ends as (
    select case_id, max(ordinal) as last, count(*) as number, max(version) as version from event group by case_id
)
select 'events out of line', count(*) from line l
where case when l.before is null then l.ordinal <> 1 or l.type <> 'case.opened' or l.version <> 1
    else l.ordinal <> l.before + 1 or l.from_state <> l.came_from or l.version <> l.was + l.raises_version::integer end
union all
select 'events without their edge', count(*) from event e
where e.action is not null and not exists (
    select from procedure_edge g where g.procedure_version = e.procedure_version and g.action = e.action
        and g.from_state = e.from_state and g.to_state = e.to_state)
union all
select 'cases that are not what their events say', count(*) from mediation_case c left join ends n on n.case_id = c.id
where n.last is distinct from c.event_count or n.number <> c.event_count or n.version <> c.version
union all
select 'events without case', count(*) from ends n
where not exists (select from mediation_case c where c.id = n.case_id)
union all
select 'events without payload', (select count(*) from event) - (select count(*) from event_payload)
union all
select 'events that the head of the chain does not count', abs((select count(*) from event)
    - (select seq from chain_head where chain = 'event'))
union all
select 'deadlines without case', count(*) from deadline d
where not exists (select from mediation_case c where c.id = d.case_id)
union all
select 'cases whose next term is wrong', count(*) from mediation_case c
left join (
    select d.case_id, min(d.due) as due, bool_or(d.status = 'overdue') as overdue from deadline d
    where d.status in ('open', 'overdue', 'suspended') group by d.case_id) d on d.case_id = c.id
where c.next_due is distinct from d.due or c.is_overdue <> coalesce(d.overdue, false);
