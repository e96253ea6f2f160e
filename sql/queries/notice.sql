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
select id, attempt, was_lost, case_id, procedure, procedure_version, clock, rule, deadline, due_day, step, kind, account,
    mail, channel
from claim_channel_deliveries($1, $2, $3, $4);

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

-- name: delivery_sending
-- The last look before the text is handed over: still ours, still about a deadline that runs.
update delivery y
set is_sending = true
from obligation o
left join deadline d on d.case_id = o.case_id and d.id = o.deadline
where y.id = $1 and y.attempt = $2 and y.state = 'claimed' and o.id = y.obligation
    and (o.deadline is null or (d.status in ('open', 'overdue', 'suspended') and d.due = o.due_day))
returning y.id;

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
