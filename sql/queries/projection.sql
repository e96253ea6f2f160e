-- name: projection_standings
select p.name, p.version, p.seq, p.whole_from, h.seq as head,
    -- A rehearsal's events have moments of its own.
    case when e.seq is null then 0
        else greatest(0, extract(epoch from statement_timestamp() - greatest(p.moved, e.recorded)) * 1000)::bigint end as late
from projection p
join chain_head h on h.chain = 'event'
left join event e on e.seq = p.seq + 1 and p.seq < h.seq
order by p.name;

-- name: projection_claim
select seq, whole_from from claim_projection($1, $2::bigint::integer, $3, $4, $5);

-- name: projection_release
update projection set lease_until = null, held_by = null where name = $1 and held_by = $2 returning name;

-- name: projection_store
select store_projection($1, $2, $3, $4, $5, $6, $7::text::jsonb) as stored;

-- name: changed_cases
select upto, head, case_id, opened_seq, procedure, procedure_version, happenings from changed_cases($1, $2, $3);

-- name: followed_cases
-- $1 cases.
select c.id, c.snapshot, n.notes
from unnest($1::text[]) w (id)
cross join lateral (select c.id, c.snapshot from mediation_case c where c.id = w.id offset 0) c
left join lateral (
    select json_agg(json_build_array(n.number, n.text, n.is_private, n.account, microseconds(n.at))
        order by n.number)::text as notes
    from note n where n.case_id = c.id) n on true;

-- name: events_of_cases
-- $1 cases.
select e.seq, microseconds(e.at) as at, microseconds(e.recorded) as recorded, e.ordinal, e.version, e.case_id, e.type,
    e.account, e.action, e.from_state, e.to_state, p.payload, v.procedure, v.version as procedure_version, c.office,
    c.assignee, e.raises_version
from unnest($1::text[]) w (id)
cross join lateral (select c.id, c.office, c.assignee from mediation_case c where c.id = w.id offset 0) c
cross join lateral (select e.* from event e where e.case_id = c.id offset 0) e
cross join lateral (select v.* from procedure_version v where v.id = e.procedure_version offset 0) v
left join lateral (select p.payload from event_payload p where p.seq = e.seq offset 0) p on true
order by e.seq;
