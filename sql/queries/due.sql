-- name: due_list_running
-- $1-$3 visibility, $4-$6 after (due, case, id), $7 states, $8 case, $9 before, $10 office, $11 assignee, $12 limit.
select d.case_id, d.id, d.clock, v.procedure, v.version as procedure_version, d.rule, day_number(d.due) as due,
    d.status, d.provisional, c.office, c.assignee,
    (select count(*) from obligation o join delivery y on y.obligation = o.id
     where o.case_id = d.case_id and o.deadline = d.id and y.state in ('sent', 'uncertain')) as notices
from deadline d
join mediation_case c on c.id = d.case_id
join procedure_version v on v.id = c.procedure_version
where d.status in ('open', 'overdue', 'suspended')
    and ($1::boolean or c.office = any ($2::text[]) or c.assignee = $3::text)
    and (d.due, d.case_id, d.id) > (coalesce(date '1970-01-01' + $4::integer, '-infinity'), $5::text, $6::text)
    and d.status = any ($7::text[])
    and ($8::text is null or d.case_id = $8)
    and ($9::bigint is null or d.due <= date '1970-01-01' + $9::integer)
    and ($10::text is null or c.office = $10)
    and ($11::text is null or c.assignee = $11)
order by d.due, d.case_id, d.id
limit $12::bigint;

-- name: due_list_any
select d.case_id, d.id, d.clock, v.procedure, v.version as procedure_version, d.rule, day_number(d.due) as due,
    d.status, d.provisional, c.office, c.assignee,
    (select count(*) from obligation o join delivery y on y.obligation = o.id
     where o.case_id = d.case_id and o.deadline = d.id and y.state in ('sent', 'uncertain')) as notices
from deadline d
join mediation_case c on c.id = d.case_id
join procedure_version v on v.id = c.procedure_version
where ($1::boolean or c.office = any ($2::text[]) or c.assignee = $3::text)
    and (d.due, d.case_id, d.id) > (coalesce(date '1970-01-01' + $4::integer, '-infinity'), $5::text, $6::text)
    and d.status = any ($7::text[])
    and ($8::text is null or d.case_id = $8)
    and ($9::bigint is null or d.due <= date '1970-01-01' + $9::integer)
    and ($10::text is null or c.office = $10)
    and ($11::text is null or c.assignee = $11)
order by d.due, d.case_id, d.id
limit $12::bigint;

-- name: claim_deadlines
select case_id, id, wake_at from claim_deadlines($1, $2, $3, $4);

-- name: next_wake
select microseconds(min(wake_at)) as wake_at from deadline where wake_at is not null;
