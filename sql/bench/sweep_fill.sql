-- Cases number :from to :to, each like :'template' with its running deadline, which wakes at some moment long after the
-- measurement. Of their past they have one event each, with no content that an audit could check: it begins behind them.
-- Answers the last event's number.
set synchronous_commit = off;
set session_replication_role = replica;
begin;
select seq as head from chain_head where chain = 'event' for update \gset
insert into mediation_case (id, version, event_count, revision, procedure_version, state, office, assignee, opened,
    next_due, is_overdue, is_open, title, party_names, snapshot)
select i.id, c.version, 1, c.revision, c.procedure_version, c.state, c.office, c.assignee, c.opened, c.next_due,
    c.is_overdue, c.is_open, c.title, c.party_names, replace(c.snapshot, c.id, i.id)
from mediation_case c, generate_series(:from::bigint, :to::bigint) n
cross join lateral (select 'B-2026-' || lpad(n::text, 8, '0') as id) i
where c.id = :'template';
insert into event (seq, at, recorded, ordinal, version, procedure_version, raises_version, case_id, type, account,
    session, from_state, to_state, payload_hash, hash)
select :head + row_number() over (order by n), c.opened, c.opened, 1, c.version, c.procedure_version, true,
    'B-2026-' || lpad(n::text, 8, '0'), 'case.opened', c.assignee, 's-bench', c.state, c.state, sha256('1'), sha256('2')
from mediation_case c, generate_series(:from::bigint, :to::bigint) n
where c.id = :'template';
insert into deadline (case_id, id, clock, rule, rule_version, calendar_version, trigger_day, nominal, due, provisional,
    status, wake_at)
select 'B-2026-' || lpad(n::text, 8, '0'), d.id, d.clock, d.rule, d.rule_version, d.calendar_version, d.trigger_day,
    d.nominal, d.due, d.provisional, d.status,
    -- Spread over a year, in no order.
    timestamptz '2027-01-01 01:00+00' + (n * 7919 % 365) * interval '1 day'
from deadline d, generate_series(:from::bigint, :to::bigint) n
where d.case_id = :'template' and d.status = 'open';
update chain_head set seq = :head + :to - :from + 1, hash = sha256('2') where chain = 'event' returning seq;
commit;
