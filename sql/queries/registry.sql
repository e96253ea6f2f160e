-- name: registry_new_enterprise
select nextval('enterprise_number') as number;

-- name: registry_new_person
select nextval('person_number') as number;

-- name: registry_change
select outcome, seq, rows_found, is_same, taken, holder
from change_registry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: registry_find
select id, name, credit_code, address, phone, identity_end, merged_into
from find_registry($1, $2, $3, $4, $5, $6, $7, $8);

-- name: registry_entries
select e.id, e.name, e.credit_code, e.address, e.phone, right(i.number, 4) as identity_end, e.merged_into
from registry_entry e left join registry_identity i on i.entry = e.id
where e.id = any ($1::text[]) order by e.id;

-- name: registry_events
-- $1 entry, $2 rows.
select microseconds(v.at) as at, v.account, v.entry, v.change
from registry_event v
where v.entry = any (array(select e.id from registry_entry e where e.id = $1 or e.merged_into = $1))
order by v.id desc limit $2;

-- name: registry_cases
-- $1, $2, $3 what is visible; $4 entry, $5 rows.
select c.id, c.version, v.procedure, v.version as procedure_version, c.state, c.title, c.office, c.assignee,
    microseconds(c.opened) as opened, day_number(c.next_due) as next_due, c.is_overdue
from (
    select distinct s.case_id
    from registry_entry e
    cross join lateral (select s.case_id from case_subject s where s.subject = e.id offset 0) s
    where e.id = $4 or e.merged_into = $4
) s
cross join lateral (select c.* from mediation_case c where c.id = s.case_id offset 0) c
cross join lateral (select v.* from procedure_version v where v.id = c.procedure_version offset 0) v
where $1 or c.office = any ($2::text[]) or c.assignee = $3
order by c.opened desc, c.id desc limit $5;

-- name: case_similar
-- $1, $2, $3 what is visible; $4 subjects, $5 procedure, $6 a case that is not meant, $7 rows. Of what very many cases are
-- about only the newest are looked at.
select c.id, c.version, v.procedure, v.version as procedure_version, c.state, c.title, c.office, c.assignee,
    microseconds(c.opened) as opened, day_number(c.next_due) as next_due, c.is_overdue
from (
    select distinct s.case_id
    from unnest($4::text[]) w (subject)
    cross join lateral (
        select s.case_id from case_subject s
        where s.subject = w.subject and s.procedure = $5 and s.is_open
        order by s.case_id desc limit 200
    ) s
) s
cross join lateral (select c.* from mediation_case c where c.id = s.case_id offset 0) c
cross join lateral (select v.* from procedure_version v where v.id = c.procedure_version offset 0) v
where c.is_open and c.id <> $6 and ($1 or c.office = any ($2::text[]) or c.assignee = $3)
order by c.opened desc, c.id desc limit $7;
