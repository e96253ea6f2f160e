-- What one `case.advance` writes, in one statement and so in one transaction and one round trip: the case, its deadline,
-- the key, two events with payloads, two links of the chain. The chain's head is locked last, as the daemon does.
\set n random(:base + 1, :base + :ready)
\set lane :client_id % :lanes
with moved as (
    update mediation_case c
    set version = c.version + 1, event_count = c.event_count + 2, revision = c.revision + 2, title = :title, assignee = :account,
        state = case c.state when :home then :away else :home end,
        next_due = :due::date, is_overdue = false, party_names = :names, snapshot = :ready_snapshot
    where c.id = :prefix || lpad(:n::text, greatest(5, length(:n::text)), '0')
    returning c.id, c.version, c.event_count, c.procedure_version, c.state,
        case c.state when :home then :away else :home end as was,
        case c.state when :home then :back else :leave end as action
), timed as (
    update deadline d
    set rule = :rule, rule_version = 1, calendar_version = :calendar, trigger_day = d.trigger_day, nominal = :due::date,
        due = :due::date, provisional = false, status = case m.state when :home then 'open' else 'suspended' end,
        wake_at = case m.state when :home then :due::timestamptz end, claimed_by = null, lease_until = null
    from moved m
    where d.case_id = m.id and d.id = :deadline
    returning d.id
), head as materialized (
    select h.seq, h.hash from chain_head h, timed where h.chain = 'event-' || :lane::text for update of h
), one as materialized (
    select h.seq + 1 as seq, sha256('\x01'::bytea || int8send(h.seq + 1) || h.hash || sha256('1')) as hash from head h
), two as materialized (
    select o.seq + 1 as seq, sha256('\x01'::bytea || int8send(o.seq + 1) || o.hash || sha256('2')) as hash from one o
), linked as (
    update chain_head h set seq = two.seq, hash = two.hash from two where h.chain = 'event-' || :lane::text
), events as (
    insert into event (seq, at, recorded, ordinal, version, procedure_version, raises_version, case_id, type, account,
        session, action, from_state, to_state, payload_hash, hash)
    select one.seq, now(), now(), m.event_count - 1, m.version, m.procedure_version, true, m.id, 'case.advanced',
        :account, 's-bench', m.action, m.was, m.state, sha256('3'), one.hash
    from moved m, one
    union all
    select two.seq, now(), now(), m.event_count, m.version, m.procedure_version, false, m.id, 'due.suspended',
        :account, 's-bench', null, m.state, m.state, sha256('4'), two.hash
    from moved m, two
), payloads as (
    insert into event_payload (seq, salt, payload)
    select one.seq, '0123456789abcdef'::bytea, :advanced_payload from one
    union all
    select two.seq, '0123456789abcdef'::bytea, :timed_payload from two
)
insert into request_key (account, key, hash, rows, version, seq)
select :account, 'pgbench-' || nextval('bench_number'), sha256('5'), :advanced_rows, m.version, two.seq
from moved m, two;
