-- name: due_list
select * from list_deadlines(
    $1, $2, $3, $4::bigint::integer, $5, $6, $7, $8, $9::bigint::integer, $10::bigint::integer, $11::bigint::integer,
    $12, $13, $14, $15, $16);

-- name: claim_deadlines
select case_id, id, wake_at from claim_deadlines($1, $2, $3, $4);

-- name: next_wake
select microseconds(min(wake_at)) as wake_at from deadline where wake_at is not null;
