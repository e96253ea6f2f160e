-- Writes many units, each wholly or not at all, in one transaction (Sources/README.md, "The writer").
--
-- A unit is one request. Its parts lie in parallel arrays and point to each other by place, from 1: cases to their
-- unit; events, deadlines, notes, notices and results to their case. In one call a case and a key occur once.
--
-- Locks are taken in one order by every caller: keys (account, key), cases (id), deliveries (id), the chain head.
-- What comes first wins; who loses gets a row that says so, and no error:
--   committed   written; seq is the unit's last event
--   conflict    a case has another version, a deadline another wake moment, a delivery another attempt
--   replayed    the key was there: its answer, and whether it belongs to the same request
-- A unit without a key is not remembered.
--
-- The plan is fixed to index look-ups, so that a call costs what it writes however many cases there are.
create or replace function append_batch(
    unit_account text[], unit_session text[], unit_key text[], unit_hash bytea[], unit_recorded bigint[],
    unit_rows text[], unit_version bigint[],
    case_unit bigint[], case_id text[], case_expected bigint[], case_version bigint[], case_procedure text[],
    case_procedure_version bigint[], case_state text[], case_office text[], case_assignee text[], case_title text[],
    case_opened bigint[], case_next_due bigint[], case_overdue boolean[], case_names text[], case_snapshot text[],
    case_events bigint[], case_expected_revision bigint[], case_revision bigint[],
    event_case bigint[], event_place bigint[], event_type text[], event_version bigint[], event_raises boolean[],
    event_at bigint[], event_action text[], event_from text[], event_to text[], event_payload text[], event_salt bytea[],
    event_payload_hash bytea[], event_content bytea[],
    deadline_case bigint[], deadline_id text[], deadline_clock text[], deadline_rule text[],
    deadline_rule_version bigint[], deadline_calendar text[], deadline_trigger bigint[], deadline_nominal bigint[],
    deadline_due bigint[], deadline_provisional boolean[], deadline_status text[], deadline_wake bigint[],
    deadline_expected_wake bigint[],
    secret_case bigint[], secret_ref text[], secret_value text[],
    note_case bigint[], note_number bigint[], note_text text[], note_private boolean[], note_account text[],
    note_at bigint[],
    notice_case bigint[], notice_deadline text[], notice_clock text[], notice_due bigint[], notice_step text[],
    notice_kind text[], notice_role text[], notice_at bigint[], notice_account text[], notice_mail text[],
    notice_channel text[],
    result_case bigint[], result_delivery bigint[], result_attempt bigint[], result_state text[],
    result_problem text[]
) returns table (
    outcome text, seq bigint, case_id_found text, version_found bigint, state_found text, account_found text,
    at_found bigint, rows_found text, is_same boolean
) language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_variable
declare
    units integer := cardinality(unit_account);
    ok boolean[] := array_fill(true, array[units]);
    all_ok boolean := true;
    found_version bigint[];
    found_revision bigint[];
    found_events bigint[];
    procedure_id integer[];
    is_open boolean[];
    lost integer;
    made bigint[];
    written integer;
    head_seq bigint;
    head_hash bytea;
    seqs bigint[];
    hashes bytea[];
    unit_seq bigint[] := array_fill(0::bigint, array[units]);
    moving integer := 0;
begin
    -- 1. Keys. Somebody else's uncommitted key is waited for here.
    insert into request_key (account, key, hash, rows, version)
    select u.account, u.key, u.hash, u.rows, u.version
    from unnest(unit_account, unit_key, unit_hash, unit_rows, unit_version) u (account, key, hash, rows, version)
    where u.key is not null
    order by u.account, u.key
    on conflict do nothing;
    get diagnostics written = row_count;
    if written < units - cardinality(array_positions(unit_key, null)) then
        all_ok := false;
        select array_agg(not exists (
            select from request_key k where k.account = u.account and k.key = u.key and k.seq >= 0) order by u.n)
        into ok
        from unnest(unit_account, unit_key) with ordinality u (account, key, n);
    end if;

    -- 2. Cases, locked in the order of their ids, then read as the lock's last holder left them.
    perform from mediation_case c where c.id = any (case_id) order by c.id for update;
    select array_agg(c.version::bigint order by x.n),
        array_agg(case when x.revision is not null then c.revision::bigint end order by x.n),
        array_agg(coalesce(c.event_count, 0)::bigint order by x.n), array_agg(v.id order by x.n),
        array_agg(x.state <> all (v.terminal_states) order by x.n)
    into found_version, found_revision, found_events, procedure_id, is_open
    from unnest(case_id, case_procedure, case_procedure_version, case_state, case_expected_revision) with ordinality
        x (id, procedure, version, state, revision, n)
    left join lateral (
        select c.version, c.revision, c.event_count from mediation_case c where c.id = x.id offset 0) c on true
    left join procedure_version v on v.procedure = x.procedure and v.version = x.version;
    if found_version is distinct from case_expected or found_revision is distinct from case_expected_revision then
        for n in 1 .. cardinality(case_id) loop
            if found_version[n] is distinct from case_expected[n]
                or found_revision[n] is distinct from case_expected_revision[n]
            then
                ok[case_unit[n]] := false;
            end if;
        end loop;
        all_ok := false;
    end if;

    -- 3. Wake moments that a unit answers, and deliveries that it settles: only while they are still its own.
    if cardinality(array_remove(deadline_expected_wake, null)) > 0 then
        for lost in
            select case_unit[d.case_n]
            from unnest(deadline_case, deadline_id, deadline_expected_wake) d (case_n, id, wake)
            left join lateral (
                select s.wake_at from deadline s
                where s.case_id = append_batch.case_id[d.case_n] and s.id = d.id
                offset 0) s on true
            where d.wake is not null and s.wake_at is distinct from instant(d.wake)
        loop
            ok[lost] := false;
            all_ok := false;
        end loop;
    end if;
    if cardinality(result_delivery) > 0 then
        perform from delivery d where d.id = any (result_delivery) order by d.id for update;
        for lost in
            select case_unit[r.case_n]
            from unnest(result_case, result_delivery, result_attempt) r (case_n, id, attempt)
            left join lateral (select d.state, d.attempt from delivery d where d.id = r.id offset 0) d on true
            where case when r.attempt is null then d.state not in ('failed', 'uncertain')
                else d.state is distinct from 'claimed' or d.attempt <> r.attempt end
        loop
            ok[lost] := false;
            all_ok := false;
        end loop;
    end if;
    if not all_ok then
        delete from request_key k
        using unnest(unit_account, unit_key, ok) u (account, key, is_ok)
        where k.account = u.account and k.key = u.key and k.seq = -1 and not u.is_ok;
    end if;

    -- 4. The cases move. A snapshot that is not given stays.
    update mediation_case c
    set version = x.version, event_count = c.event_count + x.events, procedure_version = procedure_id[x.n],
        state = x.state, office = x.office, assignee = x.assignee, title = x.title,
        next_due = date '1970-01-01' + x.next_due::integer, is_overdue = x.is_overdue, is_open = is_open[x.n],
        party_names = x.names, snapshot = x.snapshot, revision = x.revision
    from unnest(case_unit, case_id, case_expected, case_version, case_state, case_office, case_assignee, case_title,
        case_next_due, case_overdue, case_names, case_snapshot, case_events, case_revision) with ordinality
        x (unit, id, expected, version, state, office, assignee, title, next_due, is_overdue, names, snapshot, events,
        revision, n)
    where c.id = x.id and x.expected is not null and x.snapshot is not null and ok[x.unit];
    get diagnostics moving = row_count;
    if moving < cardinality(case_id) then
        update mediation_case c set event_count = c.event_count + x.events
        from unnest(case_unit, case_id, case_expected, case_snapshot, case_events)
            x (unit, id, expected, snapshot, events)
        where c.id = x.id and x.expected is not null and x.snapshot is null and ok[x.unit];
        insert into mediation_case (id, version, event_count, procedure_version, state, office, assignee, opened,
            next_due, is_overdue, is_open, title, party_names, snapshot, revision)
        select x.id, x.version, x.events, procedure_id[x.n], x.state, x.office, x.assignee, instant(x.opened),
            date '1970-01-01' + x.next_due::integer, x.is_overdue, is_open[x.n], x.title, x.names, x.snapshot,
            x.revision
        from unnest(case_unit, case_id, case_expected, case_version, case_state, case_office, case_assignee,
            case_title, case_opened, case_next_due, case_overdue, case_names, case_snapshot, case_events,
            case_revision) with ordinality x (unit, id, expected, version, state, office, assignee, title, opened,
            next_due, is_overdue, names, snapshot, events, revision, n)
        where x.expected is null and ok[x.unit];
    end if;

    -- 5. Deadlines; what was to be said about one that has ended, or moved, is not said.
    if cardinality(deadline_case) > 0 then
        insert into deadline (case_id, id, clock, rule, rule_version, calendar_version, trigger_day, nominal, due,
            provisional, status, wake_at)
        select append_batch.case_id[d.case_n], d.id, d.clock, d.rule, d.rule_version, d.calendar,
            date '1970-01-01' + d.trigger_day::integer, date '1970-01-01' + d.nominal::integer,
            date '1970-01-01' + d.due::integer, d.provisional, d.status, instant(d.wake)
        from unnest(deadline_case, deadline_id, deadline_clock, deadline_rule, deadline_rule_version,
            deadline_calendar, deadline_trigger, deadline_nominal, deadline_due, deadline_provisional,
            deadline_status, deadline_wake)
            d (case_n, id, clock, rule, rule_version, calendar, trigger_day, nominal, due, provisional, status, wake)
        where ok[case_unit[d.case_n]]
        on conflict on constraint deadline_pkey do update set
            rule = excluded.rule, rule_version = excluded.rule_version,
            calendar_version = excluded.calendar_version, trigger_day = excluded.trigger_day,
            nominal = excluded.nominal, due = excluded.due, provisional = excluded.provisional,
            status = excluded.status, wake_at = excluded.wake_at, claimed_by = null, lease_until = null;
        -- One look-up after the other, whatever the planner holds of tables that were small when it looked.
        update delivery y set state = 'cancelled', claimed_by = null
        where y.id = any (array(
                select w.id
                from unnest(deadline_case, deadline_id, deadline_due, deadline_status) d (case_n, id, due, status)
                cross join lateral (
                    select o.id from obligation o
                    where o.case_id = append_batch.case_id[d.case_n] and o.deadline = d.id
                        and (d.status in ('met', 'waived', 'cancelled')
                            or o.due_day <> date '1970-01-01' + d.due::integer)
                    offset 0) o
                cross join lateral (select w.id from delivery w where w.obligation = o.id offset 0) w
                where ok[case_unit[d.case_n]]))
            and (y.state in ('held', 'due') or (y.state = 'claimed' and not y.is_sending));
    end if;

    -- 6. Notes and sensitive values.
    if cardinality(note_case) > 0 then
        insert into note (case_id, number, text, is_private, account, at)
        select append_batch.case_id[x.case_n], x.number, x.text, x.is_private, x.account, instant(x.at)
        from unnest(note_case, note_number, note_text, note_private, note_account, note_at)
            x (case_n, number, text, is_private, account, at)
        where ok[case_unit[x.case_n]];
    end if;
    if cardinality(secret_case) > 0 then
        insert into sensitive_value (case_id, ref, value)
        select append_batch.case_id[x.case_n], x.ref, x.value
        from unnest(secret_case, secret_ref, secret_value) x (case_n, ref, value)
        where ok[case_unit[x.case_n]];
    end if;

    -- 7. Notices: an obligation that is there already is not made again.
    if cardinality(notice_case) > 0 then
        with made as (
            insert into obligation (case_id, deadline, clock, due_day, step, kind, role, at)
            select distinct append_batch.case_id[x.case_n], x.deadline, x.clock,
                date '1970-01-01' + x.due::integer, x.step, x.kind, x.role, instant(x.at)
            from unnest(notice_case, notice_deadline, notice_clock, notice_due, notice_step, notice_kind,
                notice_role, notice_at) x (case_n, deadline, clock, due, step, kind, role, at)
            where ok[case_unit[x.case_n]]
            on conflict do nothing
            returning id
        )
        select array_agg(m.id) into made from made m;
        -- Who chose one mail a morning waits for it; a new case and a call to the duty person do not wait.
        insert into delivery (obligation, account, mail, channel, state)
        select o.id, x.account, x.mail, x.channel,
            case when a.digest and x.kind <> 'opened' and x.role not in ('duty', 'party') then 'held' else 'due' end
        from unnest(notice_case, notice_deadline, notice_due, notice_step, notice_kind, notice_role, notice_account,
            notice_mail, notice_channel) x (case_n, deadline, due, step, kind, role, account, mail, channel)
        cross join lateral (
            select o.id from obligation o
            where o.case_id = append_batch.case_id[x.case_n] and o.deadline is not distinct from x.deadline
                and o.due_day is not distinct from date '1970-01-01' + x.due::integer
                and o.step = x.step and o.role = x.role and o.id = any (made)
            offset 0) o
        left join account a on a.name = x.account
        on conflict do nothing;
    end if;
    -- One after the other: the plan of a join, made while the table was small, reads all of it until it is analyzed.
    for n in 1 .. cardinality(result_delivery) loop
        if ok[case_unit[result_case[n]]] then
            update delivery d
            set state = result_state[n], problem = result_problem[n], claimed_by = null, is_sending = false,
                ready_at = clock_timestamp(), digest = case when result_state[n] = 'due' then null else d.digest end
            where d.id = result_delivery[n];
        end if;
    end loop;

    -- 8. The chain, last: from here to COMMIT nobody else can append, so seq is gapless and in commit order.
    if cardinality(event_case) > 0 then
        select h.seq, h.hash into head_seq, head_hash from chain_head h where h.chain = 'event' for update;
        -- A place for each event from the first on: an array that begins to be filled at 2 begins at 2, and unnest would
        -- give a refused unit's event the number of another's.
        seqs := array_fill(null::bigint, array[cardinality(event_case)]);
        hashes := array_fill(null::bytea, array[cardinality(event_case)]);
        for n in 1 .. cardinality(event_case) loop
            if ok[case_unit[event_case[n]]] then
                head_seq := head_seq + 1;
                head_hash := sha256('\x01'::bytea || int8send(head_seq) || head_hash || event_content[n]);
                seqs[n] := head_seq;
                hashes[n] := head_hash;
                unit_seq[case_unit[event_case[n]]] := head_seq;
            end if;
        end loop;
        insert into event (seq, at, recorded, ordinal, version, procedure_version, raises_version, case_id, type,
            account, session, action, from_state, to_state, payload_hash, hash)
        select e.seq, instant(e.at), instant(unit_recorded[case_unit[e.case_n]]), found_events[e.case_n] + e.place,
            e.version, procedure_id[e.case_n], e.raises, append_batch.case_id[e.case_n], e.type,
            unit_account[case_unit[e.case_n]], unit_session[case_unit[e.case_n]], e.action, e.from_state, e.to_state,
            e.payload_hash, e.hash
        from unnest(seqs, hashes, event_case, event_place, event_type, event_version, event_raises, event_at,
            event_action, event_from, event_to, event_payload_hash)
            e (seq, hash, case_n, place, type, version, raises, at, action, from_state, to_state, payload_hash)
        where e.seq is not null;
        insert into event_payload (seq, salt, payload)
        select e.seq, e.salt, e.payload
        from unnest(seqs, event_salt, event_payload) e (seq, salt, payload)
        where e.seq is not null;
        update chain_head h set seq = head_seq, hash = head_hash where h.chain = 'event';
    end if;

    if 0 = any (unit_seq) then
        -- Units without events are told how far the log is.
        if head_seq is null then
            select h.seq into head_seq from chain_head h where h.chain = 'event';
        end if;
        unit_seq := array(select coalesce(nullif(u.seq, 0), head_seq) from unnest(unit_seq) with ordinality u (seq, n)
            order by u.n);
    end if;

    -- 9. The keys learn their seq.
    insert into request_key (account, key, hash, rows, version, seq)
    select u.account, u.key, u.hash, u.rows, u.version, u.seq
    from unnest(unit_account, unit_key, unit_hash, unit_rows, unit_version, unit_seq, ok)
        u (account, key, hash, rows, version, seq, is_ok)
    where u.key is not null and u.is_ok
    on conflict on constraint request_key_pkey do update set seq = excluded.seq;

    -- 10. The answers, in the order of the units.
    if all_ok then
        return query
        select 'committed', u.seq, null::text, null::bigint, null::text, null::text, null::bigint, null::text,
            null::boolean
        from unnest(unit_seq) with ordinality u (seq, n) order by u.n;
    else
        return query
        select case when u.is_ok then 'committed' when k.key is not null then 'replayed' else 'conflict' end,
            case when u.is_ok then u.seq else k.seq end,
            w.id, coalesce(w.version, k.version)::bigint, w.state, w.account, w.at, k.rows, k.hash = u.hash
        from unnest(unit_account, unit_key, unit_hash, unit_seq, ok) with ordinality u (account, key, hash, seq, is_ok, n)
        left join request_key k on not u.is_ok and k.account = u.account and k.key = u.key
        left join lateral (
            select c.id, c.version, c.state, e.account, microseconds(e.recorded) as at
            from unnest(case_unit, append_batch.case_id, case_expected) x (unit, id, expected)
            join mediation_case c on c.id = x.id
            left join event e on e.case_id = c.id and e.ordinal = c.event_count
            where x.unit = u.n and not u.is_ok and k.key is null
            order by c.version is not distinct from x.expected, c.id limit 1
        ) w on true
        order by u.n;
    end if;
end $$;
