-- name: law_install_shipped
select install_shipped_law($1, $2, $3, $4, $5, $6) as outcome;

-- name: law_in_force
select id, kind, name, version, body, source, reason, moves, proposed_by, microseconds(proposed) as proposed, generation
from law_text
where kind <> 'procedure' and generation is not null and ($1::bigint is null or generation <= $1::bigint)
order by generation;

-- name: law_proposals
select id, kind, name, version, body, source, reason, moves, proposed_by, microseconds(proposed) as proposed, generation
from law_text
where kind = $1::text and generation is null and withdrawn_by is null
order by id;

-- name: law_by_id
select id, kind, name, version, body, source, reason, moves, proposed_by, microseconds(proposed) as proposed, generation
from law_text where id = $1::bigint;

-- name: law_standing
select g.generation, (select min(r.generation) from recompute r where r.finished is null) as pending
from law_generation g;

-- name: law_step
select outcome, id, is_same from law_step($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: law_hold
select hold_law($1) as generation;

-- name: recompute_candidates
select due, case_id, id from recompute_candidates(
    $1::text::jsonb, $2::text::int4multirange, $3::text::int4multirange, $4, $5, $6, $7, $8);

-- name: recompute_is_unlisted
select exists (select from recompute where generation = $1 and cases is null and finished is null) as unlisted;

-- name: recompute_list
select list_recompute($1, $2) as listed;

-- name: recompute_claim
select id, case_ids from claim_recompute($1, $2, $3);

-- name: recompute_finish
select finish_recompute($1, $2, $3) is null as done;

-- name: recompute_wakes
select case_id, id, microseconds(wake_at) as wake_at from deadline where case_id = any ($1::text[]) and wake_at is not null;

-- name: recompute_progress
select r.generation, r.cases, r.moved,
    (select coalesce(sum(cardinality(s.case_ids)), 0) from recompute_slice s where s.generation = r.generation)::bigint as left_over
from recompute r where r.finished is null order by r.generation;
