-- name: access_list
-- Newest first. $1 before seq, $2 account, $3 case, $4 from, $5 to, $6 limit.
select seq, microseconds(at) as at, account, session, command, case_id, result, keys
from access_entry
where ($1::bigint is null or seq < $1)
    and ($2::text is null or account = $2)
    and ($3::text is null or case_id = $3)
    and ($4::bigint is null or at >= instant($4))
    and ($5::bigint is null or at <= instant($5))
order by seq desc
limit $6::bigint;

-- name: chain_heads
select chain, seq, hash from chain_head;

-- name: event_hash
select hash from event where seq = $1;

-- name: event_verify
-- The bounds are said of the payloads too: else a join by merging would read them from the first one on, for each page.
select e.seq, microseconds(e.at) as at, microseconds(e.recorded) as recorded, e.version, e.raises_version,
    e.case_id, e.type, e.account, e.session, e.action, e.from_state, e.to_state, e.payload_hash, e.hash, p.salt, p.payload, v.procedure,
    v.version as procedure_version
from event e
left join event_payload p on p.seq = e.seq and p.seq > $1 and p.seq <= $2
join procedure_version v on v.id = e.procedure_version
where e.seq > $1 and e.seq <= $2
order by e.seq
limit $3;

-- name: access_verify
select seq, microseconds(at) as at, account, session, command, case_id, result, keys, hash
from access_entry
where seq > $1 and seq <= $2
order by seq
limit $3;
