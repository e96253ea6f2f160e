-- name: asof
select seq from chain_head where chain = 'event';

-- name: log_bounds
select coalesce((select min(seq) from event), 0) as oldest, (select seq from chain_head where chain = 'event') as newest;

-- name: events_after
select e.seq, microseconds(e.at) as at, microseconds(e.recorded) as recorded, e.ordinal, e.version, e.case_id, e.type,
    e.account, e.action, e.from_state, e.to_state, p.payload, v.procedure, v.version as procedure_version, c.office,
    c.assignee, e.raises_version
from event e
left join event_payload p on p.seq = e.seq and p.seq > $1
join mediation_case c on c.id = e.case_id
join procedure_version v on v.id = e.procedure_version
where e.seq > $1
order by e.seq
limit $2;

-- name: case_events_after
-- $1 case, $2 after, $3 limit, $4 bytes of payload that the rows may have together; one row comes in any case. `found`
-- tells how many there would have been.
select * from (
    select e.*, count(*) over () as found, row_number() over page as place,
        sum(octet_length(e.payload)) over page as bytes
    from (
        select e.seq, microseconds(e.at) as at, microseconds(e.recorded) as recorded, e.ordinal, e.version, e.case_id,
            e.type, e.account, e.action, e.from_state, e.to_state, p.payload, v.procedure,
            v.version as procedure_version, c.office, c.assignee, e.raises_version
        from event e
        left join event_payload p on p.seq = e.seq
        join mediation_case c on c.id = e.case_id
        join procedure_version v on v.id = e.procedure_version
        where e.case_id = $1 and e.seq > $2
        order by e.ordinal
        limit $3
    ) e
    window page as (order by e.ordinal)
) e
where place = 1 or coalesce(bytes, 0) <= $4
order by ordinal;
