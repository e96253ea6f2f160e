-- What pgbench writes in the daemon's stead: the texts of a case that has been round the cycle (:cycled) and of one that
-- was only opened (:opened), as name and value.
with cycled as (select * from mediation_case where id = :'cycled'),
opened as (select * from mediation_case where id = :'opened'),
clock as (
    select d.* from deadline d where d.case_id = :'cycled' and d.status in ('open', 'suspended') order by d.id limit 1
),
went as (
    select e.from_state, e.to_state, e.action from event e
    where e.case_id = :'cycled' and e.type = 'case.advanced' order by e.seq desc limit 2
),
texts as (
    select e.case_id, e.type, p.payload from event e join event_payload p using (seq)
    where e.case_id in (:'cycled', :'opened')
)
select name, replace(replace(value, E'\n', ' '), E'\t', ' ')
from (
    select 'prefix' as name, regexp_replace(id, '[0-9]+$', '') as value from cycled
    union all select 'title', title from cycled
    union all select 'names', replace(party_names, E'\n', ' ') from cycled
    union all select 'account', assignee from cycled
    union all select 'office', office from cycled
    union all select 'procedure', procedure_version::text from cycled
    union all select 'initial', state from opened
    union all select 'home', state from cycled
    union all select 'away', (select from_state from went where to_state = (select state from cycled) limit 1)
    union all select 'leave', (select action from went where from_state = (select state from cycled) limit 1)
    union all select 'back', (select action from went where to_state = (select state from cycled) limit 1)
    union all select 'due', due::text from clock
    union all select 'deadline', id from clock
    union all select 'rule', rule from clock
    union all select 'clock', clock from clock
    union all select 'calendar', calendar_version from clock
    union all select 'ready_snapshot', snapshot from cycled
    union all select 'opened_snapshot', snapshot from opened
    union all (
        select 'advanced_payload', payload from texts where case_id = :'cycled' and type = 'case.advanced' limit 1)
    union all (select 'timed_payload', payload from texts where case_id = :'cycled' and type = 'due.suspended' limit 1)
    union all (select 'opened_payload', payload from texts where case_id = :'opened' and type = 'case.opened' limit 1)
    union all (select 'started_payload', payload from texts where case_id = :'opened' and type = 'due.started' limit 1)
    union all (
        select 'advanced_rows', rows from request_key where rows like '%"case":"' || :'cycled' || '"%'
        order by created desc limit 1)
    union all (
        select 'opened_rows', rows from request_key where rows like '%"case":"' || :'opened' || '"%' limit 1)
) samples;
