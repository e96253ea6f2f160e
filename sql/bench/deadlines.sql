-- Fills a store with running deadlines for a measurement of what a new calendar costs: clones the case :template, which was
-- only opened and has one deadline, :count times, each with a term of :length days by version :version of :rule. The terms
-- begin on :first and the :days days after it and end on working days by the weekdays alone; :provisional says whether
-- the calendar knew those days. Run with psql by the cluster's superuser on a store made for this; what it enters in the
-- chain is no chain (audit.verify says so).
--   psql -v template=M-2026-00001 -v count=1000000 -v rule=court-entrusted-ordinary-15d -v version=2 -v length=15 \
--     -v first=2027-03-01 -v days=180 -v provisional=false -f sql/bench/deadlines.sql
\set ON_ERROR_STOP on
set session_replication_role = replica;
begin;
create temp table clone on commit drop as
select n, regexp_replace(:'template', '[0-9]+$', '') || (1000000 + n) as id, t.first as trigger_day, t.nominal,
    t.nominal + case extract(isodow from t.nominal) when 6 then 2 when 7 then 1 else 0 end as due
from generate_series(1, :count) n
cross join lateral (
    select date :'first' + n % :days as first, date :'first' + n % :days + :length as nominal) t;

insert into mediation_case (id, version, event_count, revision, procedure_version, state, office, assignee, opened,
    next_due, is_overdue, is_open, title, party_names, snapshot)
select x.id, c.version, 1, c.revision, c.procedure_version, c.state, c.office, c.assignee, c.opened, x.due, false, true,
    c.title, c.party_names,
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(replace(c.snapshot, c.id, x.id),
        '"provisional":' || d.provisional, '"provisional":' || :'provisional'),
        '"on":"[0-9-]+"', '"on":"' || x.due || '"'),
        '"trigger":"[0-9-]+"', '"trigger":"' || x.trigger_day || '"'),
        '"nominal":"[0-9-]+"', '"nominal":"' || x.nominal || '"'),
        '"rule":"[^"]+"', '"rule":"' || :'rule' || '"'), '"rule-version":[0-9]+', '"rule-version":' || :version)
from clone x, mediation_case c, deadline d
where c.id = :'template' and d.case_id = c.id and d.status = 'open';

insert into deadline (case_id, id, clock, rule, rule_version, calendar_version, trigger_day, nominal, due, provisional,
    status, wake_at)
select x.id, d.id, d.clock, :'rule', :version, d.calendar_version, x.trigger_day, x.nominal, x.due, :'provisional',
    'open', ((x.due - 3) + time '09:00') at time zone 'Asia/Shanghai'
from clone x, deadline d where d.case_id = :'template' and d.status = 'open';

insert into event (seq, at, recorded, ordinal, version, procedure_version, raises_version, case_id, type, account,
    session, action, from_state, to_state, payload_hash, hash)
select h.seq + x.n, e.at, e.recorded, 1, c.version, e.procedure_version, true, x.id, e.type, e.account, e.session, null,
    c.state, c.state, e.payload_hash, h.hash
from clone x, chain_head h, event e, mediation_case c
where h.chain = 'event' and e.case_id = :'template' and e.ordinal = 1 and c.id = :'template';
update chain_head set seq = seq + :count where chain = 'event';
commit;
vacuum analyze mediation_case;
vacuum analyze deadline;
