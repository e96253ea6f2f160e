-- name: case_load
-- $1 cases with $2 the row versions that are held, $3 and $4 request keys.
select kind, id, seq, version, body, account, key, hash from load_cases($1, $2, $3, $4);

-- name: case_list
-- $1-$3 visibility, $4/$5 after, $6 procedure, $7 states, $8 offices, $9 assignee, $10 overdue, $11 due before, $12/$13 opened,
-- $14 limit.
select * from list_cases($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::bigint::integer, $12, $13, $14);

-- name: case_list_external
-- As case_list, of cases that others know by the number $15.
select c.id, c.version, v.procedure, v.version as procedure_version, c.state, c.title, c.office, c.assignee,
    microseconds(c.opened) as opened, day_number(c.next_due) as next_due, c.is_overdue
from case_external x
cross join lateral (select * from mediation_case c where c.id = x.case_id offset 0) c
join procedure_version v on v.id = c.procedure_version
where x.number = $15::text
    and ($1::boolean or c.office = any ($2::text[]) or c.assignee = $3::text)
    and ($4::bigint is null or (c.opened, c.id) > (instant($4), $5::text))
    and ($6::text is null or v.procedure = $6)
    and ($7::text[] is null or c.state = any ($7))
    and ($8::text[] is null or c.office = any ($8))
    and ($9::text is null or c.assignee = $9)
    and ($10::boolean is null or c.is_overdue = $10)
    and ($11::bigint is null or (c.is_open and c.next_due <= date '1970-01-01' + $11::bigint::integer))
    and ($12::bigint is null or c.opened >= instant($12))
    and ($13::bigint is null or c.opened < instant($13))
order by c.opened, c.id
limit $14::bigint;

-- name: case_by_external
-- $1 number, $2 procedure, $3 office.
select case_id from case_external where number = $1 and procedure = $2 and office = $3;

-- name: case_search
-- $1-$3 visibility, $4/$5 after, $6 whether notes are read, $7 words, $8 names of parties, $9 signs, $10 procedure, $11 states,
-- $12 offices, $13 assignee, $14 overdue, $15 due before, $16/$17 opened, $18 limit.
select * from search_cases(
    $1, $2, $3, $4::bigint::integer, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::bigint::integer, $16, $17, $18);

-- name: words_standing
-- How far the index of words is.
select case when p.seq >= p.whole_from then p.seq end as whole from projection p where p.name = 'words';

-- name: case_notes
select number, text, is_private, account, microseconds(at) as at from note where case_id = $1 order by number;

-- name: case_secrets
select ref, value from sensitive_value where case_id = $1;

-- name: case_last_change
select c.id, c.version, c.state, e.account, microseconds(e.recorded) as at
from mediation_case c
join lateral (
    select e.account, e.recorded from event e
    where e.case_id = c.id and e.type <> 'due.overdue' and e.type not like 'notice.%'
    order by e.ordinal desc limit 1
) e on true
where c.id = $1;

-- name: counts
-- What wants attention; each count reads an index of just that.
select 'cases' as name, count(*) as number from mediation_case where is_open
union all
select 'deadlines-' || status, count(*) from deadline where status in ('open', 'overdue', 'suspended') group by status
union all
select 'notices-' || state, count(*) from delivery where state in ('due', 'claimed') group by state
union all
select 'notices-' || state, count(*) from delivery where state in ('failed', 'uncertain') group by state;
