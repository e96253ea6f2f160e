-- What one `case.open` writes, in one statement: the case, its first deadline, the key, two events with payloads, two
-- links of the chain. The number comes from a sequence, which is cheaper than the daemon's counter.
\set lane :client_id % :lanes
with numbered as materialized (
    select nextval('bench_number') as n
), opened as (
    insert into mediation_case (id, version, event_count, revision, procedure_version, state, office, assignee, opened,
        next_due, is_overdue, is_open, title, party_names, snapshot)
    select 'B-' || n, 1, 2, 2, :procedure::integer, :initial, :office, :account, now(), :due::date, false, true, :title,
        '', :opened_snapshot
    from numbered
    returning id
), timed as (
    insert into deadline (case_id, id, clock, rule, rule_version, calendar_version, trigger_day, nominal, due,
        provisional, status, wake_at)
    select o.id, 'd1', :clock, :rule, 1, :calendar, :due::date - 3, :due::date, :due::date, false, 'open',
        :due::timestamptz
    from opened o
    returning case_id
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
    select one.seq, now(), now(), 1, 1, :procedure::integer, true, o.id, 'case.opened', :account, 's-bench', null, :initial,
        :initial, sha256('3'), one.hash
    from opened o, one
    union all
    select two.seq, now(), now(), 2, 1, :procedure::integer, false, o.id, 'due.started', :account, 's-bench', null, :initial,
        :initial, sha256('4'), two.hash
    from opened o, two
), payloads as (
    insert into event_payload (seq, salt, payload)
    select one.seq, '0123456789abcdef'::bytea, :opened_payload from one
    union all
    select two.seq, '0123456789abcdef'::bytea, :started_payload from two
)
insert into request_key (account, key, hash, rows, version, seq)
select :account, 'pgbench-' || n, sha256('5'), :opened_rows, 1, two.seq
from numbered, two;
