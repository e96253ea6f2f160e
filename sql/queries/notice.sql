-- name: notice_list
-- $1-$3 visibility, $4 before id, $5 states, $6 case, $7 account, $8 limit. A claim is `claimed` whether or not its text
-- is being handed over.
select y.id, o.case_id, o.deadline, o.clock, day_number(o.due_day) as due_day, o.step, o.kind, y.state, y.account,
    y.channel, microseconds(o.at) as at, y.attempt, y.problem
from delivery y
join obligation o on o.id = y.obligation
join mediation_case c on c.id = o.case_id
where ($1::boolean or c.office = any ($2::text[]) or c.assignee = $3::text)
    and ($4::bigint is null or y.id < $4)
    and ($5::text[] is null or y.state = any ($5))
    and ($6::text is null or o.case_id = $6)
    and ($7::text is null or y.account = $7)
order by y.id desc
limit $8::bigint;

-- name: claim_deliveries
select c.id, c.attempt, c.was_lost, c.case_id, c.procedure, c.procedure_version, c.clock, c.rule, c.deadline, c.due_day,
    c.step, c.kind, c.role, c.account, c.mail, c.channel
from claim_notices($1, $2, $3, $4) c;

-- name: waiting_channels
-- Those for which something has waited ten minutes: time for every daemon to learn of a new channel. One look at the
-- index for each channel, not for each delivery.
with recursive waiting as (
    (select channel from delivery where state in ('due', 'claimed') order by channel limit 1)
    union all
    select (
        select y.channel from delivery y
        where y.state in ('due', 'claimed') and y.channel > w.channel order by y.channel limit 1)
    from waiting w where w.channel is not null
)
select w.channel from waiting w
where exists (
    select from delivery y
    where y.channel = w.channel and y.state in ('due', 'claimed')
        and y.ready_at < statement_timestamp() - interval '10 minutes');

-- name: deliveries_sending
select id, attempt from announce_deliveries($1, $2);

-- name: claim_digests
select digest, day, id, attempt, was_lost, case_id, procedure, procedure_version, clock, rule, deadline, due_day, step,
    kind, role, account, mail, channel
from claim_digests($1, $2, $3);

-- name: release_deliveries
select release_deliveries($1, $2) as released;

-- name: hold_deliveries
select hold_deliveries($1) as held;

-- name: delivery_waits_for_morning
select exists (select from delivery y where y.state = 'held' and y.digest is null) as waits;

-- name: digest_retry_later
with back as (
    update delivery y
    set state = 'held', problem = $4, claimed_by = null, is_sending = false
    from unnest($2::bigint[], $3::bigint[]) x (id, attempt)
    where y.id = x.id and y.attempt = x.attempt and y.state = 'claimed'
    returning y.id
)
update digest g
set state = 'due', claimed_by = null, ready_at = statement_timestamp() + $5 * interval '1 second'
where g.id = $1 and exists (select from back)
returning g.id;

-- name: deliveries_standing
select id, attempt, case_id, deadline, clock, due_day, step, kind, account, channel, state, version, case_state, procedure,
    procedure_version
from standing_deliveries($1);

-- name: delivery_by_id
-- $2-$4 visibility.
select y.id, y.attempt, o.case_id, o.deadline, o.clock, day_number(o.due_day) as due_day, o.step, o.kind, y.account,
    y.channel, y.state
from delivery y
join obligation o on o.id = y.obligation
join mediation_case c on c.id = o.case_id
where y.id = $1::bigint and ($2::boolean or c.office = any ($3::text[]) or c.assignee = $4::text);

-- name: delivery_retry_later
update delivery
set state = 'due', problem = $3, claimed_by = null, is_sending = false,
    ready_at = statement_timestamp() + $4 * interval '1 second'
where id = $1 and attempt = $2 and state = $5
returning id;
