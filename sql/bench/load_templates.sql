-- The template cases with all their rows, one JSON object a line. Instants are microseconds and days are numbers since 2000,
-- as COPY's binary form has them.
create function pg_temp.moment(t timestamptz) returns bigint language sql immutable as $$
    select (extract(epoch from t) * 1000000)::bigint - 946684800000000
$$;
create function pg_temp.day(d date) returns integer language sql immutable as $$ select d - date '2000-01-01' $$;
select jsonb_build_object(
    'case', (select to_jsonb(x) from (
        select c.id, c.version, c.event_count, c.revision, c.state, c.office, c.assignee, pg_temp.moment(c.opened) as opened,
            pg_temp.day(c.next_due) as next_due, c.is_overdue, c.is_open, c.title, c.party_names, c.snapshot,
            v.procedure, v.version as procedure_version
        from procedure_version v where v.id = c.procedure_version) x),
    'events', (select jsonb_agg(x order by x.ordinal) from (
        select e.seq, pg_temp.moment(e.at) as at, pg_temp.moment(e.recorded) as recorded, e.ordinal, e.version,
            v.procedure, v.version as procedure_version, e.raises_version, e.type, e.account, e.session, e.action,
            e.from_state, e.to_state, p.payload, (
                select jsonb_build_object('account', k.account, 'rows', k.rows, 'version', k.version)
                from request_key k where k.seq = e.seq and k.key like 'load-%' limit 1) as key
        from event e join event_payload p on p.seq = e.seq join procedure_version v on v.id = e.procedure_version
        where e.case_id = c.id) x),
    'deadlines', (select jsonb_agg(x) from (
        select d.id, d.clock, d.rule, d.rule_version, d.calendar_version, pg_temp.day(d.trigger_day) as trigger_day,
            pg_temp.day(d.nominal) as nominal, pg_temp.day(d.due) as due, d.provisional, d.status,
            pg_temp.moment(d.wake_at) as wake_at
        from deadline d where d.case_id = c.id) x),
    'notes', (select jsonb_agg(x) from (
        select n.number, n.text, n.is_private, n.account, pg_temp.moment(n.at) as at from note n where n.case_id = c.id) x),
    'secrets', (select jsonb_agg(x) from (
        select s.ref, s.value from sensitive_value s where s.case_id = c.id) x))
from mediation_case c
order by c.id;
