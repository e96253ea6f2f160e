--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: announce_deliveries(bigint[], bigint[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.announce_deliveries(wanted bigint[], attempts bigint[]) RETURNS TABLE(id bigint, attempt integer)
    LANGUAGE sql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    with ours as materialized (
        select y.id, y.obligation
        from delivery y
        where y.id = any (wanted) and y.state = 'claimed' and exists (
            select from unnest(wanted, attempts) w (id, attempt) where w.id = y.id and w.attempt = y.attempt)
        order by y.id
        for update of y
    ), lawful as materialized (
        select u.id
        from ours u
        cross join lateral (select o.* from obligation o where o.id = u.obligation offset 0) o
        left join lateral (
            select d.status, d.due from deadline d where d.case_id = o.case_id and d.id = o.deadline offset 0) d on true
        where o.deadline is null or (d.status in ('open', 'overdue', 'suspended') and d.due = o.due_day)
    )
    update delivery y set is_sending = true
    where y.id = any (array(select l.id from lawful l))
    returning y.id, y.attempt
$$;


ALTER FUNCTION public.announce_deliveries(wanted bigint[], attempts bigint[]) OWNER TO parley_owner;

--
-- Name: append_access(bigint[], text[], text[], text[], text[], text[], text[], bytea[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.append_access(entry_at bigint[], entry_account text[], entry_session text[], entry_command text[], entry_case text[], entry_result text[], entry_keys text[], entry_content bytea[]) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
    head_seq bigint;
    head_hash bytea;
    seqs bigint[] := '{}';
    hashes bytea[] := '{}';
begin
    select h.seq, h.hash into head_seq, head_hash from chain_head h where h.chain = 'access' for update;
    for n in 1 .. cardinality(entry_content) loop
        head_seq := head_seq + 1;
        head_hash := sha256('\x01'::bytea || int8send(head_seq) || head_hash || entry_content[n]);
        seqs[n] := head_seq;
        hashes[n] := head_hash;
    end loop;
    insert into access_entry (seq, at, account, session, command, case_id, result, keys, hash)
    select e.seq, instant(e.at), e.account, e.session, e.command, e.case_id, e.result, e.keys, e.hash
    from unnest(seqs, entry_at, entry_account, entry_session, entry_command, entry_case, entry_result, entry_keys,
        hashes) e (seq, at, account, session, command, case_id, result, keys, hash);
    update chain_head h set seq = head_seq, hash = head_hash where h.chain = 'access';
    return head_seq;
end $$;


ALTER FUNCTION public.append_access(entry_at bigint[], entry_account text[], entry_session text[], entry_command text[], entry_case text[], entry_result text[], entry_keys text[], entry_content bytea[]) OWNER TO parley_owner;

--
-- Name: append_batch(text[], text[], text[], bytea[], bigint[], text[], bigint[], bigint[], text[], bigint[], bigint[], text[], bigint[], text[], text[], text[], text[], bigint[], bigint[], boolean[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], text[], bigint[], boolean[], bigint[], text[], text[], text[], text[], bytea[], bytea[], bytea[], bigint[], text[], text[], text[], bigint[], text[], bigint[], bigint[], bigint[], boolean[], text[], bigint[], bigint[], bigint[], text[], text[], bigint[], bigint[], text[], boolean[], text[], bigint[], bigint[], text[], text[], bigint[], text[], text[], text[], bigint[], text[], text[], text[], bigint[], bigint[], bigint[], text[], text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.append_batch(unit_account text[], unit_session text[], unit_key text[], unit_hash bytea[], unit_recorded bigint[], unit_rows text[], unit_version bigint[], case_unit bigint[], case_id text[], case_expected bigint[], case_version bigint[], case_procedure text[], case_procedure_version bigint[], case_state text[], case_office text[], case_assignee text[], case_title text[], case_opened bigint[], case_next_due bigint[], case_overdue boolean[], case_names text[], case_snapshot text[], case_events bigint[], case_expected_revision bigint[], case_revision bigint[], event_case bigint[], event_place bigint[], event_type text[], event_version bigint[], event_raises boolean[], event_at bigint[], event_action text[], event_from text[], event_to text[], event_payload text[], event_salt bytea[], event_payload_hash bytea[], event_content bytea[], deadline_case bigint[], deadline_id text[], deadline_clock text[], deadline_rule text[], deadline_rule_version bigint[], deadline_calendar text[], deadline_trigger bigint[], deadline_nominal bigint[], deadline_due bigint[], deadline_provisional boolean[], deadline_status text[], deadline_wake bigint[], deadline_expected_wake bigint[], secret_case bigint[], secret_ref text[], secret_value text[], note_case bigint[], note_number bigint[], note_text text[], note_private boolean[], note_account text[], note_at bigint[], notice_case bigint[], notice_deadline text[], notice_clock text[], notice_due bigint[], notice_step text[], notice_kind text[], notice_role text[], notice_at bigint[], notice_account text[], notice_mail text[], notice_channel text[], result_case bigint[], result_delivery bigint[], result_attempt bigint[], result_state text[], result_problem text[]) RETURNS TABLE(outcome text, seq bigint, case_id_found text, version_found bigint, state_found text, account_found text, at_found bigint, rows_found text, is_same boolean)
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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


ALTER FUNCTION public.append_batch(unit_account text[], unit_session text[], unit_key text[], unit_hash bytea[], unit_recorded bigint[], unit_rows text[], unit_version bigint[], case_unit bigint[], case_id text[], case_expected bigint[], case_version bigint[], case_procedure text[], case_procedure_version bigint[], case_state text[], case_office text[], case_assignee text[], case_title text[], case_opened bigint[], case_next_due bigint[], case_overdue boolean[], case_names text[], case_snapshot text[], case_events bigint[], case_expected_revision bigint[], case_revision bigint[], event_case bigint[], event_place bigint[], event_type text[], event_version bigint[], event_raises boolean[], event_at bigint[], event_action text[], event_from text[], event_to text[], event_payload text[], event_salt bytea[], event_payload_hash bytea[], event_content bytea[], deadline_case bigint[], deadline_id text[], deadline_clock text[], deadline_rule text[], deadline_rule_version bigint[], deadline_calendar text[], deadline_trigger bigint[], deadline_nominal bigint[], deadline_due bigint[], deadline_provisional boolean[], deadline_status text[], deadline_wake bigint[], deadline_expected_wake bigint[], secret_case bigint[], secret_ref text[], secret_value text[], note_case bigint[], note_number bigint[], note_text text[], note_private boolean[], note_account text[], note_at bigint[], notice_case bigint[], notice_deadline text[], notice_clock text[], notice_due bigint[], notice_step text[], notice_kind text[], notice_role text[], notice_at bigint[], notice_account text[], notice_mail text[], notice_channel text[], result_case bigint[], result_delivery bigint[], result_attempt bigint[], result_state text[], result_problem text[]) OWNER TO parley_owner;

--
-- Name: bootstrap_account(text, bigint, text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.bootstrap_account(account_name text, account_uid bigint, account_roles text[]) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
begin
    lock table account in share row exclusive mode;
    if exists (select from account) then
        return false;
    end if;
    insert into account (name, roles, scope, mail, disabled) values (account_name, account_roles, '{*}', null, false);
    insert into account_uid (uid, account) values (account_uid, account_name);
    insert into account_event (account, by_account, change) values (account_name, 'system', 'bootstrap');
    return true;
end $$;


ALTER FUNCTION public.bootstrap_account(account_name text, account_uid bigint, account_roles text[]) OWNER TO parley_owner;

--
-- Name: change_account(text, bigint[], text[], text[], text[], text, boolean, boolean, text, text, bytea, text, text); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.change_account(account_name text, new_uids bigint[], new_certs text[], new_roles text[], new_scope text[], new_mail text, new_disabled boolean, new_digest boolean, acting text, request text, request_hash bytea, request_rows text, change text) RETURNS TABLE(outcome text, seq bigint, rows_found text, is_same boolean, taken text, holder text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    head bigint;
    what text;
    other text;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, request_rows)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.seq, k.rows, k.hash = request_hash, null::text, null::text
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    -- Accounts are few and change seldom: one at a time.
    lock table account in share row exclusive mode;
    select x.what, x.account into what, other
    from (
        select 'uid' as what, u.account from account_uid u where u.uid = any (new_uids)
        union all
        select 'cert', c.account from account_certificate c where c.sha256 = any (new_certs)
    ) x
    where x.account <> account_name
    limit 1;
    if found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'taken', null::bigint, null::text, null::boolean, what, other;
        return;
    end if;
    insert into account as a (name, roles, scope, mail, disabled, digest)
    values (account_name, coalesce(new_roles, '{}'), coalesce(new_scope, '{}'), nullif(new_mail, ''),
        coalesce(new_disabled, false), coalesce(new_digest, false))
    on conflict (name) do update set
        roles = coalesce(new_roles, a.roles), scope = coalesce(new_scope, a.scope),
        mail = case when new_mail is null then a.mail else nullif(new_mail, '') end,
        disabled = coalesce(new_disabled, a.disabled), digest = coalesce(new_digest, a.digest);
    if new_uids is not null then
        delete from account_uid u where u.account = account_name and u.uid <> all (new_uids);
        insert into account_uid (uid, account) select distinct n, account_name from unnest(new_uids) n
        on conflict do nothing;
    end if;
    if new_certs is not null then
        delete from account_certificate c where c.account = account_name and c.sha256 <> all (new_certs);
        insert into account_certificate (sha256, account) select distinct n, account_name from unnest(new_certs) n
        on conflict do nothing;
    end if;
    insert into account_event (account, by_account, change) values (account_name, acting, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::text, null::boolean, null::text, null::text;
end $$;


ALTER FUNCTION public.change_account(account_name text, new_uids bigint[], new_certs text[], new_roles text[], new_scope text[], new_mail text, new_disabled boolean, new_digest boolean, acting text, request text, request_hash bytea, request_rows text, change text) OWNER TO parley_owner;

--
-- Name: change_registry(text, text, boolean, text, text, text, text, text, text, text, text, bigint, text, bytea, text, text); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.change_registry(entry_id text, entry_kind text, is_new boolean, new_name text, new_name_key text, new_code text, new_address text, new_phone text, new_number text, merge_to text, acting text, moment bigint, request text, request_hash bytea, request_rows text, change text) RETURNS TABLE(outcome text, seq bigint, rows_found text, is_same boolean, taken text, holder text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    head bigint;
    what text;
    other text;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, request_rows)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.seq, k.rows, k.hash = request_hash, null::text, null::text
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    -- The registry changes seldom: one at a time.
    lock table registry_entry in share row exclusive mode;
    select x.what, x.id into what, other
    from (
        select 'credit-code' as what, e.id from registry_entry e
        where e.credit_code = nullif(new_code, '') and e.merged_into is null
        union all
        select 'id-number', i.entry from registry_identity i where i.number = nullif(new_number, '')
    ) x
    where x.id <> entry_id
    limit 1;
    if not found and not is_new and not exists (
        select from registry_entry e where e.id = entry_id and e.kind = entry_kind and e.merged_into is null
    ) or merge_to is not null and not exists (
        select from registry_entry e where e.id = merge_to and e.kind = entry_kind and e.merged_into is null
    ) then
        what := 'gone';
    end if;
    if what is not null then
        delete from request_key k where k.account = acting and k.key = request;
        return query select case what when 'gone' then 'gone' else 'taken' end, null::bigint, null::text, null::boolean,
            what, other;
        return;
    end if;
    if is_new then
        insert into registry_entry (id, kind, name, name_key, credit_code, address, phone)
        values (entry_id, entry_kind, new_name, new_name_key, nullif(new_code, ''), nullif(new_address, ''),
            nullif(new_phone, ''));
    else
        update registry_entry e set
            name = coalesce(new_name, e.name), name_key = coalesce(new_name_key, e.name_key),
            credit_code = case when new_code is null then e.credit_code else nullif(new_code, '') end,
            address = case when new_address is null then e.address else nullif(new_address, '') end,
            phone = case when new_phone is null then e.phone else nullif(new_phone, '') end
        where e.id = entry_id;
    end if;
    if new_number = '' then
        delete from registry_identity i where i.entry = entry_id;
    elsif new_number is not null then
        insert into registry_identity (entry, number) values (entry_id, new_number)
        on conflict (entry) do update set number = excluded.number;
    end if;
    if merge_to is not null then
        update registry_entry e set merged_into = merge_to where e.id = entry_id or e.merged_into = entry_id;
        update registry_entry e set
            credit_code = coalesce(e.credit_code, f.credit_code), address = coalesce(e.address, f.address),
            phone = coalesce(e.phone, f.phone)
        from registry_entry f
        where e.id = merge_to and f.id = entry_id;
        update registry_identity i set entry = merge_to
        where i.entry = entry_id and not exists (select from registry_identity o where o.entry = merge_to);
    end if;
    insert into registry_event (at, account, entry, change) values (instant(moment), acting, entry_id, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::text, null::boolean, null::text, null::text;
end $$;


ALTER FUNCTION public.change_registry(entry_id text, entry_kind text, is_new boolean, new_name text, new_name_key text, new_code text, new_address text, new_phone text, new_number text, merge_to text, acting text, moment bigint, request text, request_hash bytea, request_rows text, change text) OWNER TO parley_owner;

--
-- Name: change_token(text, bigint, bytea, bigint, bigint, text, text, bytea, text, text); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.change_token(account_name text, token bigint, new_hash bytea, new_expires bigint, at bigint, acting text, request text, request_hash bytea, request_rows text, change text) RETURNS TABLE(outcome text, seq bigint, rows_found text, is_same boolean, taken text, holder text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    head bigint;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, request_rows)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.seq, k.rows, k.hash = request_hash, null::text, null::text
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    if new_hash is null then
        update account_token t set revoked = instant(at)
        where t.account = account_name and t.number = token and t.revoked is null;
    else
        insert into account_token (account, number, hash, expires, made)
        select a.name, token, new_hash, instant(new_expires), instant(at) from account a where a.name = account_name
        on conflict do nothing;
    end if;
    if not found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'gone', null::bigint, null::text, null::boolean, null::text, null::text;
        return;
    end if;
    insert into account_event (account, by_account, change) values (account_name, acting, change);
    select h.seq into head from chain_head h where h.chain = 'event';
    update request_key k set seq = head where k.account = acting and k.key = request;
    return query select 'committed', head, null::text, null::boolean, null::text, null::text;
end $$;


ALTER FUNCTION public.change_token(account_name text, token bigint, new_hash bytea, new_expires bigint, at bigint, acting text, request text, request_hash bytea, request_rows text, change text) OWNER TO parley_owner;

--
-- Name: changed_cases(bigint, bigint, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.changed_cases(after_seq bigint, most bigint, whole_from bigint) RETURNS TABLE(upto bigint, head bigint, case_id text, opened_seq bigint, procedure text, procedure_version integer, happenings text)
    LANGUAGE plpgsql STABLE
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
declare
    last_seq bigint;
begin
    select max(e.seq) into last_seq
    from (select e.seq from event e where e.seq > after_seq order by e.seq limit most) e;
    return query
    select last_seq, h.seq, null::text, null::bigint, null::text, null::integer, null::text
    from chain_head h where h.chain = 'event'
    union all
    select last_seq, null, c.id, o.seq, v.procedure, v.version, case when after_seq >= whole_from then d.happenings end
    from (
        select e.case_id, string_agg(distinct e.type || coalesce(' ' || e.action, ''), ',') as happenings
        from event e
        where e.seq > after_seq and e.seq <= last_seq and (after_seq < whole_from or e.type not like 'notice.%')
        group by e.case_id
    ) d
    cross join lateral (
        select c.id, c.event_count, c.procedure_version from mediation_case c where c.id = d.case_id offset 0) c
    cross join lateral (
        select v.procedure, v.version from procedure_version v where v.id = c.procedure_version offset 0) v
    cross join lateral (
        select e.seq from event e where e.case_id = c.id and e.ordinal = 1 offset 0) o
    cross join lateral (
        select e.seq from event e where e.case_id = c.id and e.ordinal = c.event_count offset 0) l
    where l.seq <= last_seq or l.seq > whole_from;
end $$;


ALTER FUNCTION public.changed_cases(after_seq bigint, most bigint, whole_from bigint) OWNER TO parley_owner;

--
-- Name: claim_deadlines(bigint, bigint, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.claim_deadlines(moment bigint, most bigint, owner text, lease_seconds bigint) RETURNS TABLE(case_id text, id text, wake_at bigint)
    LANGUAGE sql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    with woken as materialized (
        select d.case_id, d.id, d.wake_at
        from deadline d
        where d.wake_at <= instant(moment)
            -- A look-up for each, never a join: that would read every deadline there is to find the few that are held.
            and coalesce((select max(o.lease_until) from deadline o where o.case_id = d.case_id), '-infinity')
                <= statement_timestamp()
        order by d.wake_at, d.case_id, d.id
        limit most * 2
        for update skip locked
    ), first_of_case as materialized (
        select distinct on (w.case_id) w.case_id, w.id, w.wake_at from woken w order by w.case_id, w.wake_at, w.id
    ), chosen as materialized (
        select f.case_id, f.id, f.wake_at from first_of_case f order by f.wake_at, f.case_id limit most
    ), claimed as (
        update deadline d
        set claimed_by = owner, lease_until = statement_timestamp() + lease_seconds * interval '1 second'
        from chosen c
        where d.case_id = c.case_id and d.id = c.id
        returning d.case_id, d.id, d.wake_at
    )
    select c.case_id, c.id, microseconds(c.wake_at) from claimed c order by c.wake_at, c.case_id
$$;


ALTER FUNCTION public.claim_deadlines(moment bigint, most bigint, owner text, lease_seconds bigint) OWNER TO parley_owner;

--
-- Name: claim_digests(bigint, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.claim_digests(most bigint, owner text, lease_seconds bigint) RETURNS TABLE(digest bigint, day integer, id bigint, attempt integer, was_lost boolean, case_id text, procedure text, procedure_version integer, clock text, rule text, deadline text, due_day integer, step text, kind text, role text, account text, mail text, channel text)
    LANGUAGE sql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    with ready as materialized (
        select g.id, g.day
        from digest g
        where g.state <> 'done' and g.ready_at <= statement_timestamp()
        order by g.ready_at, g.id
        limit most
        for update skip locked
    ), judged as materialized (
        select y.id, r.id as digest, r.day, y.state = 'claimed' and y.is_sending as was_lost, o.case_id, o.clock,
            o.deadline, o.due_day, o.step, o.kind, o.role, coalesce(d.rule, (
                select e.rule from deadline e
                where e.case_id = o.case_id and e.clock = o.clock and e.due = o.due_day limit 1)) as rule,
            not (y.state = 'claimed' and y.is_sending) and o.deadline is not null
                and (d.status in ('met', 'waived', 'cancelled') or d.due <> o.due_day) is not false as is_over
        from ready r
        join delivery y on y.digest = r.id
        join obligation o on o.id = y.obligation
        left join deadline d on d.case_id = o.case_id and d.id = o.deadline
        where y.state in ('held', 'claimed')
        order by y.id
        for update of y
    ), claimed as (
        update delivery y
        set state = case when j.is_over then 'cancelled' else 'claimed' end,
            attempt = y.attempt + case when j.is_over then 0 else 1 end,
            claimed_by = owner, ready_at = statement_timestamp() + lease_seconds * interval '1 second'
        from judged j
        where y.id = j.id
        returning y.id, y.attempt, y.account, y.mail, y.channel, j.digest, j.day, j.was_lost, j.is_over, j.case_id,
            j.clock, j.rule, j.deadline, j.due_day, j.step, j.kind, j.role
    ), taken as (
        update digest g
        set state = case when exists (select from claimed c where c.digest = g.id and not c.is_over)
                then 'claimed' else 'done' end,
            claimed_by = owner, ready_at = statement_timestamp() + lease_seconds * interval '1 second'
        from ready r
        where g.id = r.id
    )
    select c.digest, day_number(c.day), c.id, c.attempt, c.was_lost, c.case_id, v.procedure, v.version, c.clock, c.rule,
        c.deadline, day_number(c.due_day), c.step, c.kind, c.role, c.account, c.mail, c.channel
    from claimed c
    join mediation_case m on m.id = c.case_id
    join procedure_version v on v.id = m.procedure_version
    where not c.is_over
    order by c.digest, c.due_day, c.case_id, c.id
$$;


ALTER FUNCTION public.claim_digests(most bigint, owner text, lease_seconds bigint) OWNER TO parley_owner;

--
-- Name: claim_identity(text); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.claim_identity(wanted text) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
declare
    present text;
begin
    insert into store_identity (kind) values (wanted) on conflict do nothing;
    select i.kind into present from store_identity i for update;
    if present = wanted then
        return true;
    end if;
    if exists (select from mediation_case) then
        return false;
    end if;
    update store_identity set kind = wanted, since = clock_timestamp();
    return true;
end $$;


ALTER FUNCTION public.claim_identity(wanted text) OWNER TO parley_owner;

--
-- Name: claim_notices(text, bigint, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.claim_notices(wanted text, most bigint, owner text, lease_seconds bigint) RETURNS TABLE(id bigint, attempt integer, was_lost boolean, case_id text, procedure text, procedure_version integer, clock text, rule text, deadline text, due_day integer, step text, kind text, role text, account text, mail text, channel text)
    LANGUAGE sql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    with ready as materialized (
        select y.id, y.state = 'claimed' and y.is_sending as was_lost, o.case_id, o.clock, o.deadline, o.due_day, o.step,
            o.kind, o.role
        from delivery y
        join obligation o on o.id = y.obligation
        where y.channel = wanted and y.state in ('due', 'claimed') and y.ready_at <= statement_timestamp()
            and y.digest is null
        order by y.ready_at, y.id
        limit most
        for update of y skip locked
    ), judged as materialized (
        -- A term that ended with its own expiry is spoken of without it, by its clock and its day.
        select r.*, coalesce(d.rule, (
                select e.rule from deadline e
                where e.case_id = r.case_id and e.clock = r.clock and e.due = r.due_day limit 1)) as rule,
            not r.was_lost and r.deadline is not null
                and (d.status in ('met', 'waived', 'cancelled') or d.due <> r.due_day) is not false as is_over
        from ready r
        left join deadline d on d.case_id = r.case_id and d.id = r.deadline
    ), claimed as (
        update delivery y
        set state = case when j.is_over then 'cancelled' else 'claimed' end,
            attempt = y.attempt + case when j.is_over then 0 else 1 end,
            claimed_by = owner, ready_at = statement_timestamp() + lease_seconds * interval '1 second'
        from judged j
        where y.id = j.id
        returning y.id, y.attempt, y.account, y.mail, y.channel, j.was_lost, j.is_over, j.case_id, j.clock, j.rule,
            j.deadline, j.due_day, j.step, j.kind, j.role
    )
    select c.id, c.attempt, c.was_lost, c.case_id, v.procedure, v.version, c.clock, c.rule, c.deadline,
        day_number(c.due_day), c.step, c.kind, c.role, c.account, c.mail, c.channel
    from claimed c
    join mediation_case m on m.id = c.case_id
    join procedure_version v on v.id = m.procedure_version
    where not c.is_over
    order by c.id
$$;


ALTER FUNCTION public.claim_notices(wanted text, most bigint, owner text, lease_seconds bigint) OWNER TO parley_owner;

--
-- Name: claim_projection(text, integer, text, bigint, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.claim_projection(wanted text, made_by integer, owner text, lease_seconds bigint, far bigint) RETURNS TABLE(seq bigint, whole_from bigint)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    insert into projection (name, version) values (wanted, made_by) on conflict do nothing;
    return query
    with free as (
        select p.name from projection p
        where p.name = wanted and p.version <= made_by
            and (p.held_by is null or p.held_by = owner or p.lease_until < statement_timestamp())
        for update skip locked
    ), begun as (
        select f.name, case when p.version < made_by then 0 else p.seq end as seq, p.whole_from, h.seq as head
        from free f
        join projection p on p.name = f.name
        join chain_head h on h.chain = 'event'
    )
    update projection p
    set version = made_by, seq = b.seq, held_by = owner,
        lease_until = statement_timestamp() + lease_seconds * interval '1 second',
        whole_from = case when b.head - b.seq > far then b.head else b.whole_from end
    from begun b
    where p.name = b.name
    returning p.seq, p.whole_from;
end $$;


ALTER FUNCTION public.claim_projection(wanted text, made_by integer, owner text, lease_seconds bigint, far bigint) OWNER TO parley_owner;

--
-- Name: claim_recompute(bigint, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.claim_recompute(asked bigint, owner text, lease_seconds bigint) RETURNS TABLE(id bigint, case_ids text[])
    LANGUAGE sql
    AS $$
    update recompute_slice s
    set claimed_by = owner, lease_until = clock_timestamp() + lease_seconds * interval '1 second'
    where s.id = (
        select f.id from recompute_slice f
        where f.generation = asked and (f.lease_until is null or f.lease_until <= clock_timestamp())
        order by f.id limit 1 for update skip locked)
    returning s.id, s.case_ids
$$;


ALTER FUNCTION public.claim_recompute(asked bigint, owner text, lease_seconds bigint) OWNER TO parley_owner;

--
-- Name: day_number(date); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.day_number(day date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select day - date '1970-01-01'
$$;


ALTER FUNCTION public.day_number(day date) OWNER TO parley_owner;

--
-- Name: enter_force(bigint, text, timestamp with time zone, text); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.enter_force(text_id bigint, acting text, at timestamp with time zone, why text) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
    entered bigint;
    has_work boolean;
begin
    select w.kind <> 'procedure' and exists (select from deadline) and (w.name = 'installed' or exists (
        select from law_text o where o.kind = w.kind and o.name = w.name and o.generation is not null))
    into has_work from law_text w where w.id = text_id;
    update law_generation set generation = generation + 1 returning generation into entered;
    update law_text set generation = entered, confirmed_by = acting, confirmed = at, confirm_reason = why
    where id = text_id;
    if has_work then insert into recompute (generation) values (entered); end if;
    return entered;
end $$;


ALTER FUNCTION public.enter_force(text_id bigint, acting text, at timestamp with time zone, why text) OWNER TO parley_owner;

--
-- Name: event_chain_holds(); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.event_chain_holds() RETURNS trigger
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
declare
    offender text;
begin
    select format('%s (%s, version %s from %s) does not continue its case (version %s at %s)', a.seq, a.type, a.version,
        a.from_state, p.version, p.to_state) into offender
    from added a
    left join lateral (
        select p.to_state, p.version, p.procedure_version
        from event p where p.case_id = a.case_id and p.ordinal = a.ordinal - 1
        offset 0
    ) p on true
    -- A look-up for each event: asked as `exists`, it would read every case there is where the planner expects few.
    left join lateral (select true as is_there from mediation_case c where c.id = a.case_id offset 0) c on true
    where case
        when c.is_there is null then true
        when a.ordinal = 1 then
            a.type <> 'case.opened' or a.version <> 1 or not a.raises_version or not exists (
                select from procedure_version v where v.id = a.procedure_version and v.initial_state = a.to_state)
        else
            p.to_state is distinct from a.from_state
            or a.type = 'case.opened'
            or a.version <> p.version + a.raises_version::integer
            or (a.raises_version and (a.type like 'notice.%' or a.type = 'due.overdue'))
            or (a.procedure_version <> p.procedure_version and a.type <> 'case.moved')
            or (a.type = 'case.moved' and (
                not exists (
                    select from procedure_edge g
                    where g.procedure_version = a.procedure_version and a.to_state in (g.from_state, g.to_state))
                or not exists (
                    select from procedure_version v
                    join procedure_version w on w.procedure = v.procedure and w.version > v.version
                    where v.id = p.procedure_version and w.id = a.procedure_version)))
            or (a.type = 'case.corrected' and a.from_state <> a.to_state and (
                not exists (
                    select from procedure_edge g
                    where g.procedure_version = a.procedure_version and g.from_state = a.to_state)
                or not exists (
                    select from event e
                    where e.case_id = a.case_id and e.type = 'case.advanced'
                        and e.from_state = a.to_state and e.to_state = a.from_state)))
        end
    limit 1;
    if offender is not null then
        raise exception 'event %', offender using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;


ALTER FUNCTION public.event_chain_holds() OWNER TO parley_owner;

--
-- Name: figure_signature_is_anothers(); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.figure_signature_is_anothers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from figure_entry e where e.id = new.entry and e.entered_by = new.signed_by) then
        raise exception 'who entered a figure cannot sign it' using errcode = 'check_violation';
    end if;
    return new;
end $$;


ALTER FUNCTION public.figure_signature_is_anothers() OWNER TO parley_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: figure_entry; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.figure_entry (
    id bigint NOT NULL,
    line bigint NOT NULL,
    figure text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    is_target boolean NOT NULL,
    value bigint NOT NULL,
    unit text NOT NULL,
    office text NOT NULL,
    evidence text NOT NULL,
    corrects bigint,
    entered_by text NOT NULL,
    entered timestamp with time zone NOT NULL,
    CONSTRAINT figure_entry_value_check CHECK ((value >= 0)),
    CONSTRAINT figure_line_begins_with_itself CHECK (((corrects IS NULL) = (line = id))),
    CONSTRAINT figure_period_runs_forward CHECK ((period_from <= period_to))
);


ALTER TABLE public.figure_entry OWNER TO parley_owner;

--
-- Name: figure_state(public.figure_entry, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.figure_state(what public.figure_entry, signatures bigint) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select case
        when exists (
            select from figure_entry l join figure_signature s on s.entry = l.id
            where l.line = what.line and l.id > what.id and (signatures is null or s.id <= signatures)) then 'corrected'
        when exists (
            select from figure_signature s where s.entry = what.id and (signatures is null or s.id <= signatures)) then 'signed'
        else 'entered' end
$$;


ALTER FUNCTION public.figure_state(what public.figure_entry, signatures bigint) OWNER TO parley_owner;

--
-- Name: find_registry(text, text, boolean, text, text, text, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.find_registry(of_kind text, with_name text, whole_name boolean, with_code text, with_phone text, with_number text, after_id text, most bigint) RETURNS TABLE(id text, name text, credit_code text, address text, phone text, identity_end text, merged_into text)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
    return query
    select e.id, e.name, e.credit_code, e.address, e.phone, right(i.number, 4), e.merged_into
    from registry_entry e
    left join registry_identity i on i.entry = e.id
    where e.kind = of_kind and e.merged_into is null and e.id > after_id
        and (with_name is null or name_grams(e.name_key) @> name_grams(with_name))
        and (with_name is null or case when whole_name then e.name_key = with_name else strpos(e.name_key, with_name) > 0 end)
        and (with_code is null or e.credit_code = with_code)
        and (with_phone is null or e.phone = with_phone)
        and (with_number is null or i.number = with_number)
    order by e.id
    limit most;
end $$;


ALTER FUNCTION public.find_registry(of_kind text, with_name text, whole_name boolean, with_code text, with_phone text, with_number text, after_id text, most bigint) OWNER TO parley_owner;

--
-- Name: finish_recompute(bigint, bigint, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.finish_recompute(asked bigint, slice bigint, deadlines bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    -- One at a time, so that somebody sees that none is left.
    perform from recompute r where r.generation = asked for update;
    delete from recompute_slice s where s.id = slice;
    if not found then return; end if;
    update recompute r
    set moved = r.moved + deadlines,
        finished = case when not exists (select from recompute_slice s where s.generation = asked)
            then clock_timestamp() end
    where r.generation = asked;
end $$;


ALTER FUNCTION public.finish_recompute(asked bigint, slice bigint, deadlines bigint) OWNER TO parley_owner;

--
-- Name: freeze_report(text, bigint, bigint, text, text, bigint, bigint, text, text, text, bigint, text, bytea); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.freeze_report(of_report text, from_day bigint, to_day bigint, at_office text, of_trade text, known bigint, known_signatures bigint, report_rows text, why text, acting text, at bigint, request text, request_hash bytea) RETURNS TABLE(outcome text, is_same boolean)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    insert into request_key (account, key, hash, rows, seq) values (acting, request, request_hash, '', known)
    on conflict do nothing;
    if not found then
        return query select 'replayed', k.hash = request_hash from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    insert into frozen_report (report, period_from, period_to, office, trade, asof, signatures, rows, reason, frozen_by, frozen)
    values (of_report, date '1970-01-01' + from_day::integer, date '1970-01-01' + to_day::integer, at_office, of_trade, known,
        known_signatures, report_rows, why, acting, instant(at))
    on conflict do nothing;
    if not found then
        delete from request_key k where k.account = acting and k.key = request;
        return query select 'exists', null::boolean;
        return;
    end if;
    return query select 'done', null::boolean;
end $$;


ALTER FUNCTION public.freeze_report(of_report text, from_day bigint, to_day bigint, at_office text, of_trade text, known bigint, known_signatures bigint, report_rows text, why text, acting text, at bigint, request text, request_hash bytea) OWNER TO parley_owner;

--
-- Name: hold_deliveries(boolean); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.hold_deliveries(even_duty boolean) RETURNS bigint
    LANGUAGE sql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    with waiting as materialized (
        select y.id
        from delivery y
        join obligation o on o.id = y.obligation
        where (y.state = 'due' or y.state = 'claimed' and not y.is_sending and y.ready_at <= statement_timestamp())
            and y.digest is null and (even_duty or o.role <> 'duty')
        order by y.id
        for update of y skip locked
    ), held as (
        update delivery y
        set state = 'held', claimed_by = null
        from waiting w where y.id = w.id
        returning y.id
    )
    select count(*) from held
$$;


ALTER FUNCTION public.hold_deliveries(even_duty boolean) OWNER TO parley_owner;

--
-- Name: hold_law(bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.hold_law(known bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
    present bigint;
begin
    perform pg_advisory_xact_lock_shared(law_lock());
    -- A statement of its own, whose snapshot is taken after the lock.
    select g.generation into present from law_generation g;
    if present <> known then
        raise exception 'generation % of the rules is in force, not %', present, known using errcode = 'PL001';
    end if;
    return present;
end $$;


ALTER FUNCTION public.hold_law(known bigint) OWNER TO parley_owner;

--
-- Name: install_procedure(text, bigint, text, text[], text, text[], text[], text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.install_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
    made integer;
    known text;
begin
    insert into procedure_version (procedure, version, initial_state, terminal_states, body)
    values (procedure_id, procedure_number, initial, terminal, procedure_text)
    on conflict do nothing
    returning id into made;
    if made is null then
        select v.body into known from procedure_version v
        where v.procedure = procedure_id and v.version = procedure_number;
        return case when known = procedure_text then 'same' else 'clash' end;
    end if;
    insert into procedure_edge (procedure_version, from_state, action, to_state)
    select made, e.from_state, e.action, e.to_state
    from unnest(edge_from, edge_action, edge_to) e (from_state, action, to_state);
    return 'installed';
end $$;


ALTER FUNCTION public.install_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) OWNER TO parley_owner;

--
-- Name: install_proposed_procedure(bigint, bigint, text, text, bigint, text, bytea, text, bigint, text, text[], text, text[], text[], text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.install_proposed_procedure(text_id bigint, known bigint, why text, acting text, at bigint, request text, request_hash bytea, procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) RETURNS TABLE(outcome text, id bigint, is_same boolean)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    answer record;
begin
    perform pg_advisory_xact_lock(law_lock());
    if (select g.generation from law_generation g) <> known
        and not exists (select from request_key k where k.account = acting and k.key = request)
    then
        return query select 'outdated', text_id, null::boolean;
        return;
    end if;
    select s.outcome, s.id, s.is_same into answer
    from law_step('confirm', text_id, 'procedure', '', null, '', '', why, 0, known, acting, at, request,
        request_hash) s;
    if answer.outcome = 'done' and install_procedure(procedure_id, procedure_number, initial, terminal, procedure_text,
        edge_from, edge_action, edge_to) <> 'installed'
    then
        raise exception 'version % of % is there already', procedure_number, procedure_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return query select answer.outcome, answer.id, answer.is_same;
end $$;


ALTER FUNCTION public.install_proposed_procedure(text_id bigint, known bigint, why text, acting text, at bigint, request text, request_hash bytea, procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) OWNER TO parley_owner;

--
-- Name: install_shipped_law(text, text, text, text, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.install_shipped_law(text_kind text, text_name text, text_version text, text_body text, text_source text, at bigint) RETURNS text
    LANGUAGE plpgsql
    AS $$
declare
    present text;
begin
    for attempt in 1 .. 2 loop
        if exists (select from law_text t
            where t.kind = text_kind and t.name = text_name and t.body = text_body and t.generation is not null)
        then
            return 'same';
        end if;
        select t.version into present from law_text t
        where t.kind = text_kind and t.name = text_name and t.generation is not null
        order by t.generation desc limit 1;
        if text_kind = 'calendar' and present is not null
            and string_to_array(present, '.')::int[] >= string_to_array(text_version, '.')::int[]
        then
            return 'differs';
        end if;
        -- Looked at again under the lock: another daemon may start at the same moment.
        if attempt = 1 then perform pg_advisory_xact_lock(law_lock()); end if;
    end loop;
    perform enter_force(id, 'system', instant(at), null) from (
        select propose_law_text(text_kind, text_name, text_version, text_body, text_source, '', 0, 'system', at,
            (select g.generation from law_generation g))) t (id);
    return 'installed';
end $$;


ALTER FUNCTION public.install_shipped_law(text_kind text, text_name text, text_version text, text_body text, text_source text, at bigint) OWNER TO parley_owner;

--
-- Name: instant(bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.instant(microseconds bigint) RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select timestamptz 'epoch' + microseconds * interval '1 microsecond'
$$;


ALTER FUNCTION public.instant(microseconds bigint) OWNER TO parley_owner;

--
-- Name: law_lock(); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.law_lock() RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$ select 7305808869231650169 $$;


ALTER FUNCTION public.law_lock() OWNER TO parley_owner;

--
-- Name: law_step(text, bigint, text, text, text, text, text, text, bigint, bigint, text, bigint, text, bytea); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.law_step(step text, text_id bigint, text_kind text, text_name text, text_version text, text_body text, text_source text, text_reason text, text_moves bigint, text_base bigint, acting text, at bigint, request text, request_hash bytea) RETURNS TABLE(outcome text, id bigint, is_same boolean)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    found_text law_text;
    answer text := 'done';
    made bigint := text_id;
begin
    perform pg_advisory_xact_lock(law_lock());
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, '')
    on conflict do nothing;
    if not found then
        return query select 'replayed', nullif(k.rows, '')::bigint, k.hash = request_hash
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    if step = 'propose' then
        if text_kind <> 'procedure'
            and exists (select from law_text t where t.kind = text_kind and t.generation > text_base)
        then
            answer := 'outdated';
        else
            made := propose_law_text(text_kind, text_name, text_version, text_body, text_source, text_reason,
                text_moves, acting, at, text_base);
        end if;
    else
        select * into found_text from law_text t
        where t.id = text_id and t.kind = text_kind and t.generation is null and t.withdrawn_by is null;
        if not found then
            answer := 'unknown';
        elsif step = 'withdraw' then
            update law_text t set withdrawn_by = acting, withdrawn = instant(at), withdraw_reason = text_reason
            where t.id = text_id;
        elsif found_text.proposed_by = acting then
            answer := 'same-account';
        elsif text_kind <> 'procedure'
            and exists (select from law_text t where t.kind = text_kind and t.generation > found_text.base)
        then
            answer := 'outdated';
        else
            perform enter_force(text_id, acting, instant(at), text_reason);
        end if;
    end if;
    if answer = 'done' then
        update request_key k set rows = made::text,
            seq = (select h.seq from chain_head h where h.chain = 'event')
        where k.account = acting and k.key = request;
    else
        delete from request_key k where k.account = acting and k.key = request;
    end if;
    return query select answer, made, null::boolean;
end $$;


ALTER FUNCTION public.law_step(step text, text_id bigint, text_kind text, text_name text, text_version text, text_body text, text_source text, text_reason text, text_moves bigint, text_base bigint, acting text, at bigint, request text, request_hash bytea) OWNER TO parley_owner;

--
-- Name: law_text_stays(); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.law_text_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op <> 'UPDATE'
        or (old.kind, old.name, old.version, old.body, old.source, old.reason, old.moves, old.proposed_by, old.proposed,
            old.base) is distinct from (new.kind, new.name, new.version, new.body, new.source, new.reason, new.moves,
            new.proposed_by, new.proposed, new.base)
        or old.generation is not null or old.withdrawn_by is not null
    then
        raise exception '% is written once and never changed', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;


ALTER FUNCTION public.law_text_stays() OWNER TO parley_owner;

--
-- Name: list_cases(boolean, text[], text, bigint, text, text, text[], text[], text, boolean, integer, bigint, bigint, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.list_cases(sees_all boolean, sees_offices text[], sees_assigned text, after_opened bigint, after_id text, of_procedure text, in_states text[], at_offices text[], of_assignee text, with_overdue boolean, due_until integer, opened_from bigint, opened_before bigint, most bigint) RETURNS TABLE(id text, version integer, procedure text, procedure_version integer, state text, title text, office text, assignee text, opened bigint, next_due integer, is_overdue boolean)
    LANGUAGE plpgsql STABLE
    AS $_$
#variable_conflict use_column
declare
    few constant integer := 1000;
    most_strands constant integer := 256;
    must_run constant boolean := coalesce(with_overdue, false) or due_until is not null;
    -- Whatever runs is asked for: no strand is better than the running cases themselves.
    any_running constant boolean := must_run and of_procedure is null and in_states is null;
    -- Offices that are asked for, as far as they may be seen.
    places constant text[] := case
        when sees_all then at_offices
        when at_offices is null then sees_offices
        else array(select unnest(at_offices) intersect select unnest(sees_offices)) end;
    mine constant text := case when not sees_all then sees_assigned end;
    offices text[];
    versions integer[];
    states text[];
    found text[];
    ids text[];
    along text;
    of_its_versions constant text :=
        ' and c.procedure_version in (select v.id from procedure_version v where v.procedure = $6)';
    -- Said of a strand again, it would have its rows sorted.
    of_its_states constant text := ' and c.state = any ($7)';
    others constant text := concat(
        case when after_opened is not null then ' and (c.opened, c.id) > (instant($4), $5)' end,
        case when of_assignee is not null then ' and c.assignee = $8' end,
        case when with_overdue is not null then ' and c.is_overdue = $9' end,
        case when due_until is not null then ' and c.next_due <= date ''1970-01-01'' + $10' end,
        case when opened_from is not null then ' and c.opened >= instant($11)' end,
        case when opened_before is not null then ' and c.opened < instant($12)' end);
    filters text;
begin
    if with_overdue then
        ids := array(select d.case_id from deadline d where d.status = 'overdue' limit few + 1);
        found := case when cardinality(ids) <= few then ids end;
    end if;
    if found is null and due_until is not null then
        ids := array(
            select d.case_id from deadline d
            where d.status in ('open', 'overdue', 'suspended') and d.due <= date '1970-01-01' + due_until limit few + 1);
        found := case when cardinality(ids) <= few then ids end;
    end if;

    if found is null
        and (of_procedure is not null or in_states is not null or any_running and places is not null)
    then
        select array_agg(s.version), array_agg(s.state) into versions, states
        from (
            select v.id as version, v.initial_state as state, v.terminal_states, v.procedure from procedure_version v
            union
            select v.id, x.state, v.terminal_states, v.procedure
            from procedure_version v
            join procedure_edge g on g.procedure_version = v.id
            cross join lateral (values (g.from_state), (g.to_state)) x (state)
        ) s
        where (of_procedure is null or s.procedure = of_procedure) and (in_states is null or s.state = any (in_states))
            and not (must_run and s.state = any (s.terminal_states));
        if versions is null then
            return;
        end if;
    end if;
    case
        when found is not null then
            along := 'c.id = any ($13)';
        when of_assignee is not null then
            along := 'c.assignee = $8';
        when cardinality(versions) * cardinality(places) <= most_strands then
            along := 'c.office = s.office and c.procedure_version = s.version and c.state = s.state';
            select array_agg(o.office), array_agg(p.version), array_agg(p.state) into offices, versions, states
            from unnest(places) o (office), unnest(versions, states) p (version, state);
        when any_running then
            along := 'c.next_due is not null';
        when must_run and in_states is null then
            along := 'c.procedure_version = s.version and c.next_due is not null';
            versions := array(select distinct unnest(versions));
        when cardinality(versions) <= most_strands then
            along := 'c.procedure_version = s.version and c.state = s.state';
        when cardinality(places) <= most_strands then
            along := 'c.office = s.office';
            offices := places;
        else
            along := 'true';
    end case;
    if along not like '%s.%' then
        offices := array[''];
        versions := null;
        states := null;
    end if;

    filters := concat(
        case when places is not null and along not like '%s.office%' then ' and c.office = any ($18)' end, others,
        case when of_procedure is not null and along not like '%s.version%' then of_its_versions end,
        case when in_states is not null and along not like '%s.state%' then of_its_states end);
    return query execute format(
        $statement$
            select p.id, p.version, v.procedure, v.version, p.state, p.title, p.office, p.assignee,
                microseconds(p.opened), day_number(p.next_due), p.is_overdue
            from (
                select x.id
                from (
                    select c.id, c.opened
                    from unnest($14, $15, $16) s (office, version, state)
                    cross join lateral (
                        select c.id, c.opened from mediation_case c where %1$s %2$s order by c.opened, c.id limit $17) c
                    %3$s
                ) x
                order by x.opened, x.id
                limit $17
            ) k
            join mediation_case p on p.id = k.id
            join procedure_version v on v.id = p.procedure_version
            order by p.opened, p.id
        $statement$,
        along, filters,
        case when mine is not null then format(
            $mine$
                union all (
                    select c.id, c.opened from mediation_case c
                    where c.assignee = $3 and c.office <> all ($18) and ($19 is null or c.office = any ($19)) %s
                    order by c.opened, c.id limit $17)
            $mine$,
            concat(others, case when of_procedure is not null then of_its_versions end,
                case when in_states is not null then of_its_states end)) end)
    using sees_all, sees_offices, mine, after_opened, after_id, of_procedure, in_states, of_assignee, with_overdue,
        due_until, opened_from, opened_before, found, offices, versions, states, most, places, at_offices;
end $_$;


ALTER FUNCTION public.list_cases(sees_all boolean, sees_offices text[], sees_assigned text, after_opened bigint, after_id text, of_procedure text, in_states text[], at_offices text[], of_assignee text, with_overdue boolean, due_until integer, opened_from bigint, opened_before bigint, most bigint) OWNER TO parley_owner;

--
-- Name: list_deadlines(boolean, text[], text, integer, text, text, text[], text, integer, integer, integer, text[], text, text, boolean, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.list_deadlines(sees_all boolean, sees_offices text[], sees_assigned text, after_due integer, after_case text, after_id text, of_states text[], of_case text, due_from integer, due_until integer, open_until integer, at_offices text[], of_assignee text, of_procedure text, with_change boolean, most bigint) RETURNS TABLE(case_id text, id text, clock text, procedure text, procedure_version integer, rule text, trigger_day integer, due integer, status text, provisional boolean, title text, office text, assignee text, notices bigint, revision integer, changed bigint)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
declare
    -- Known beforehand, so that the planner sees how many cases they have.
    versions constant integer[] := array(
        select v.id from procedure_version v where of_procedure is null or v.procedure = of_procedure);
begin
    return query
    select p.case_id, p.id, p.clock, v.procedure, v.version, p.rule, day_number(p.trigger_day), day_number(p.due),
        p.status, p.provisional, p.title, p.office, p.assignee,
        (select count(*) from obligation o join delivery y on y.obligation = o.id
         where o.case_id = p.case_id and o.deadline = p.id and y.state in ('sent', 'uncertain')),
        p.revision,
        case when with_change then (
            select microseconds(e.recorded) from event e where e.case_id = p.case_id and e.ordinal = p.event_count) end
    from (
        select d.case_id, d.id, d.clock, d.rule, d.trigger_day, d.due, d.status, d.provisional, c.title, c.office,
            c.assignee, c.revision, c.event_count, c.procedure_version
        from deadline d
        join mediation_case c on c.id = d.case_id
        where (sees_all or c.office = any (sees_offices) or c.assignee = sees_assigned)
            and (after_due is null
                or (d.due, d.case_id, d.id) > (date '1970-01-01' + after_due, after_case, after_id))
            and d.status = any (of_states)
            and (of_case is null or d.case_id = of_case)
            and (due_from is null or d.due >= date '1970-01-01' + due_from)
            and (due_until is null or d.due <= date '1970-01-01' + due_until)
            and (open_until is null or d.status <> 'open' or d.due <= date '1970-01-01' + open_until)
            and (at_offices is null or c.office = any (at_offices))
            and (of_assignee is null or c.assignee = of_assignee)
            and (of_procedure is null or c.procedure_version = any (versions))
        order by d.due, d.case_id, d.id
        limit most
    ) p
    join procedure_version v on v.id = p.procedure_version
    order by p.due, p.case_id, p.id;
end $$;


ALTER FUNCTION public.list_deadlines(sees_all boolean, sees_offices text[], sees_assigned text, after_due integer, after_case text, after_id text, of_states text[], of_case text, due_from integer, due_until integer, open_until integer, at_offices text[], of_assignee text, of_procedure text, with_change boolean, most bigint) OWNER TO parley_owner;

--
-- Name: list_recompute(bigint, text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.list_recompute(asked bigint, slices text[]) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
begin
    perform from recompute r where r.generation = asked and r.cases is null and r.finished is null for update;
    if not found then return false; end if;
    insert into recompute_slice (generation, case_ids)
    select asked, string_to_array(s.ids, ',') from unnest(slices) with ordinality s (ids, n) order by s.n;
    update recompute r
    set cases = (select coalesce(sum(cardinality(s.case_ids)), 0) from recompute_slice s where s.generation = asked),
        finished = case when cardinality(slices) = 0 then clock_timestamp() end
    where r.generation = asked;
    return true;
end $$;


ALTER FUNCTION public.list_recompute(asked bigint, slices text[]) OWNER TO parley_owner;

--
-- Name: load_cases(text[], bigint[], text[], text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.load_cases(case_id text[], row_version bigint[], key_account text[], key_text text[]) RETURNS TABLE(kind text, id text, seq bigint, version bigint, body text, account text, key text, hash bytea)
    LANGUAGE plpgsql STABLE
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
    return query
    select 'head', null::text, h.seq, null::bigint, null::text, null::text, null::text, null::bytea
    from chain_head h where h.chain = 'event'
    union all
    select 'case', c.id, c.written, null, case when c.written = w.written then null else c.snapshot end, null, null, null
    from unnest(case_id, row_version) w (id, written)
    cross join lateral (
        select c.id, c.snapshot, c.xmin::text::bigint as written from mediation_case c where c.id = w.id offset 0) c
    union all
    select 'key', null, k.seq, k.version::bigint, k.rows, k.account, k.key, k.hash
    from unnest(key_account, key_text) u (account, key)
    cross join lateral (
        select k.* from request_key k where k.account = u.account and k.key = u.key offset 0) k;
end $$;


ALTER FUNCTION public.load_cases(case_id text[], row_version bigint[], key_account text[], key_text text[]) OWNER TO parley_owner;

--
-- Name: microseconds(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.microseconds(moment timestamp with time zone) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select (extract(epoch from moment) * 1000000)::bigint
$$;


ALTER FUNCTION public.microseconds(moment timestamp with time zone) OWNER TO parley_owner;

--
-- Name: name_cases(text[], text[], text[], text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.name_cases(numbers text[], procedures text[], offices text[], cases text[]) RETURNS bigint
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    holder text;
    named bigint := 0;
begin
    for n in 1 .. cardinality(numbers) loop
        continue when not exists (select from mediation_case c where c.id = cases[n]);
        insert into case_external (number, procedure, office, case_id)
        values (numbers[n], procedures[n], offices[n], cases[n])
        on conflict do nothing;
        if not found then
            select e.case_id into holder from case_external e
            where e.number = numbers[n] and e.procedure = procedures[n] and e.office = offices[n];
            if holder is distinct from cases[n] then
                raise exception 'another case has the number' using errcode = 'PL002';
            end if;
        end if;
        named := named + 1;
    end loop;
    return named;
end $$;


ALTER FUNCTION public.name_cases(numbers text[], procedures text[], offices text[], cases text[]) OWNER TO parley_owner;

--
-- Name: name_grams(text); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.name_grams(name text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select array(select distinct substr(name, n, 2) from generate_series(1, length(name) - 1) n)
$$;


ALTER FUNCTION public.name_grams(name text) OWNER TO parley_owner;

--
-- Name: next_case_numbers(text[], bigint[], bigint[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.next_case_numbers(prefixes text[], years bigint[], counts bigint[]) RETURNS TABLE(last_number bigint)
    LANGUAGE plpgsql
    AS $$
begin
    perform set_config('synchronous_commit', 'off', true);
    return query
    with taken as (
        insert into case_counter as c (prefix, year, last)
        select u.prefix, u.year, u.count from unnest(prefixes, years, counts) u (prefix, year, count)
        order by u.prefix, u.year
        on conflict (prefix, year) do update set last = c.last + excluded.last
        returning c.prefix, c.year, c.last
    )
    select t.last
    from unnest(prefixes, years) with ordinality u (prefix, year, n)
    join taken t on t.prefix = u.prefix and t.year = u.year
    order by u.n;
end $$;


ALTER FUNCTION public.next_case_numbers(prefixes text[], years bigint[], counts bigint[]) OWNER TO parley_owner;

--
-- Name: propose_law_text(text, text, text, text, text, text, bigint, text, bigint, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.propose_law_text(text_kind text, text_name text, text_version text, text_body text, text_source text, text_reason text, text_moves bigint, acting text, at bigint, text_base bigint) RETURNS bigint
    LANGUAGE sql
    AS $$
    insert into law_text (kind, name, version, body, source, reason, moves, proposed_by, proposed, base)
    values (text_kind, text_name, text_version, text_body, text_source, text_reason, text_moves, acting, instant(at),
        text_base)
    returning id
$$;


ALTER FUNCTION public.propose_law_text(text_kind text, text_name text, text_version text, text_body text, text_source text, text_reason text, text_moves bigint, acting text, at bigint, text_base bigint) OWNER TO parley_owner;

--
-- Name: recompute_candidates(jsonb, int4multirange, int4multirange, bigint, bigint, text, text, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.recompute_candidates(terms jsonb, changed int4multirange, near int4multirange, horizon bigint, after_due bigint, after_case text, after_id text, most bigint) RETURNS TABLE(due bigint, case_id text, id text)
    LANGUAGE sql STABLE
    SET enable_seqscan TO 'off'
    SET enable_sort TO 'off'
    AS $$
    select day_number(d.due)::bigint, d.case_id, d.id
    from deadline d
    cross join lateral (
        select terms ->> (coalesce(d.rule, '') || '@' || coalesce(d.rule_version, 0)) as test offset 0) t
    where d.status in ('open', 'overdue', 'suspended')
        and (d.due, d.case_id, d.id)
            > (coalesce(date '1970-01-01' + after_due::integer, '-infinity'), after_case, after_id)
        and case when t.test is null then false
            when t.test = 'always' then true
            when d.provisional and day_number(d.nominal) <= horizon then true
            when d.wake_at is not null and near @> day_number((d.wake_at at time zone 'Asia/Shanghai')::date) then true
            when t.test = 'end' or t.test = 'end:' || (d.nominal - d.trigger_day)
            then changed && int4range(
                day_number(least(d.nominal, d.due)), day_number(greatest(d.nominal, d.due)), '[]')
            else changed && int4range(
                day_number(least(d.trigger_day, d.nominal, d.due)),
                day_number(greatest(d.trigger_day, d.nominal, d.due)), '[]') end
    order by d.due, d.case_id, d.id
    limit most
$$;


ALTER FUNCTION public.recompute_candidates(terms jsonb, changed int4multirange, near int4multirange, horizon bigint, after_due bigint, after_case text, after_id text, most bigint) OWNER TO parley_owner;

--
-- Name: record_figure(text, bigint, bigint, boolean, bigint, text, text, text, bigint, text, bigint, text, bytea); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.record_figure(of_figure text, from_day bigint, to_day bigint, target boolean, amount bigint, unit_word text, at_office text, rests_on text, puts_right bigint, acting text, at bigint, request text, request_hash bytea) RETURNS TABLE(outcome text, id bigint, is_same boolean)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    first_day constant date := date '1970-01-01' + from_day::integer;
    last_day constant date := date '1970-01-01' + to_day::integer;
    other bigint;
    begun bigint;
    made bigint;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, '') on conflict do nothing;
    if not found then
        return query select 'replayed', nullif(k.rows, '')::bigint, k.hash = request_hash
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    -- Entries about one figure of one office come one after the other.
    perform pg_advisory_xact_lock(hashtextextended('figure ' || of_figure || ' ' || at_office, 0));
    if puts_right is null then
        select e.id into other from figure_entry e
        where e.figure = of_figure and e.office = at_office and e.is_target = target and e.corrects is null
            and e.period_from <= last_day and e.period_to >= first_day
            and ((e.period_from, e.period_to) = (first_day, last_day)
                or not (e.period_from <= first_day and e.period_to >= last_day
                    or e.period_from >= first_day and e.period_to <= last_day))
        order by e.id limit 1;
        if found then outcome := 'clash'; end if;
    else
        select e.line into begun from figure_entry e
        where e.id = puts_right and e.figure = of_figure and e.office = at_office and e.is_target = target
            and (e.period_from, e.period_to) = (first_day, last_day);
        if not found then
            outcome := 'unknown';
        else
            select e.id into other from figure_entry e where e.corrects = puts_right;
            if found then outcome := 'superseded'; end if;
        end if;
    end if;
    if outcome is not null then
        delete from request_key k where k.account = acting and k.key = request;
        return query select outcome, other, null::boolean;
        return;
    end if;
    made := nextval(pg_get_serial_sequence('figure_entry', 'id'));
    insert into figure_entry (id, line, figure, period_from, period_to, is_target, value, unit, office, evidence, corrects,
        entered_by, entered)
    overriding system value
    values (made, coalesce(begun, made), of_figure, first_day, last_day, target, amount, unit_word, at_office, rests_on,
        puts_right, acting, instant(at));
    update request_key k set rows = made::text, seq = (select h.seq from chain_head h where h.chain = 'event')
    where k.account = acting and k.key = request;
    return query select 'done', made, null::boolean;
end $$;


ALTER FUNCTION public.record_figure(of_figure text, from_day bigint, to_day bigint, target boolean, amount bigint, unit_word text, at_office text, rests_on text, puts_right bigint, acting text, at bigint, request text, request_hash bytea) OWNER TO parley_owner;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception '% is written once and never changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;


ALTER FUNCTION public.refuse_change() OWNER TO parley_owner;

--
-- Name: release_deliveries(bigint, boolean); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.release_deliveries(morning bigint, is_late boolean) RETURNS bigint
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
declare
    is_settled boolean;
    released bigint;
begin
    if not exists (select from delivery y where y.state = 'held' and y.digest is null)
        or not pg_try_advisory_xact_lock(hashtext('release_deliveries'))
    then
        return 0;
    end if;
    is_settled := not exists (select from deadline d where d.wake_at <= instant(morning));
    if not is_settled and not is_late then
        return 0;
    end if;
    with held as materialized (
        select y.id, y.account, y.channel,
            coalesce(a.digest and not a.disabled, false) and o.kind <> 'opened' and o.role not in ('duty', 'party')
                as gathers
        from delivery y
        join obligation o on o.id = y.obligation
        left join account a on a.name = y.account
        where y.state = 'held' and y.digest is null
            and (is_settled or y.ready_at <= statement_timestamp() - interval '10 minutes')
        order by y.id
        for update of y
    ), made as (
        insert into digest (account, channel, day)
        select distinct h.account, h.channel, (instant(morning) at time zone 'Asia/Shanghai')::date
        from held h where h.gathers
        on conflict do nothing
        returning id, account, channel
    ), told as (
        update delivery y
        set digest = m.id, state = case when m.id is null then 'due' else 'held' end, ready_at = statement_timestamp()
        from held h left join made m on h.gathers and m.account = h.account and m.channel = h.channel
        where y.id = h.id
        returning y.id
    )
    select count(*) into released from told;
    return released;
end $$;


ALTER FUNCTION public.release_deliveries(morning bigint, is_late boolean) OWNER TO parley_owner;

--
-- Name: search_cases(boolean, text[], text, integer, bigint, boolean, text[], text[], bigint[], text, text[], text[], text, boolean, integer, bigint, bigint, bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.search_cases(sees_all boolean, sees_offices text[], sees_assigned text, after_place integer, after_seq bigint, reads_deep boolean, sought text[], in_parties text[], signs_of_all bigint[], of_procedure text, in_states text[], at_offices text[], of_assignee text, with_overdue boolean, due_until integer, opened_from bigint, opened_before bigint, most bigint) RETURNS TABLE(id text, version integer, procedure text, procedure_version integer, state text, title text, office text, assignee text, opened bigint, next_due integer, is_overdue boolean, place integer, opened_seq bigint)
    LANGUAGE plpgsql STABLE
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
declare
    few constant integer := 1000;
    patience constant interval := '30 milliseconds';
    begun constant timestamptz := clock_timestamp();
    is_filtered constant boolean :=
        num_nonnulls(of_procedure, in_states, at_offices, of_assignee, with_overdue, due_until, opened_from, opened_before) > 0;
    versions constant integer[] := array(select v.id from procedure_version v where v.procedure = of_procedure);
    newest constant bigint := (select shelf_of(h.seq) from chain_head h where h.chain = 'event');
    first_shelf constant bigint := coalesce(least(newest, shelf_of(after_seq)), newest);
    one_go boolean := false;
    at_once integer := 300;
    candidates text[];
    seqs bigint[];
    by_place boolean := after_place > 0;
    given bigint := 0;
    found bigint;
begin
    if by_place is not false then
        candidates := array(
            select w.case_id from generate_series(newest, 0, -1) s (shelf)
            cross join lateral (select * from words_on_shelf(s.shelf, signs_of_all) offset 0) w
            limit case when by_place then null else few + 1 end);
        by_place := by_place is true or cardinality(candidates) <= few;
    end if;
    if not by_place and is_filtered then
        candidates := array(
            select c.id from list_cases(sees_all, sees_offices, sees_assigned, null, null, of_procedure, in_states, at_offices,
                of_assignee, with_overdue, due_until, opened_from, opened_before, few + 1) c);
    end if;
    if by_place or (is_filtered and cardinality(candidates) <= few) then
        one_go := true;
        at_once := greatest(1, cardinality(candidates));
    end if;

    for shelf in reverse first_shelf .. case when one_go then first_shelf else 0 end loop
        if not one_go then
            select array_agg(w.case_id order by w.opened_seq desc), array_agg(w.opened_seq order by w.opened_seq desc)
            into candidates, seqs
            from words_on_shelf(shelf, signs_of_all) w
            where after_seq is null or w.opened_seq < after_seq;
        end if;
        for n in 1 .. coalesce(cardinality(candidates), 0) by at_once loop
            return query
            select c.id, c.version, v.procedure, v.version, c.state, c.title, c.office, c.assignee,
                microseconds(c.opened), day_number(c.next_due), c.is_overdue, w.place, w.opened_seq
            from unnest(candidates[n:n + at_once - 1]) k (id)
            cross join lateral (
                select w.opened_seq,
                    case
                        when not by_place then 0
                        when not exists (select from unnest(sought) t where strpos(w.title, t) = 0) then 1
                        when not exists (
                            select from unnest(sought) t where strpos(w.title, t) = 0 and strpos(w.parties, t) = 0) then 2
                        else 3
                    end as place
                from case_words w
                where w.case_id = k.id
                    and not exists (
                        select from unnest(sought) t
                        where strpos(w.title, t) = 0 and strpos(w.parties, t) = 0 and strpos(w.open, t) = 0
                            and not (reads_deep and strpos(w.deep, t) > 0))
                    and not exists (select from unnest(in_parties) t where strpos(w.parties, t) = 0)
                offset 0) w
            cross join lateral (select * from mediation_case c where c.id = k.id offset 0) c
            cross join lateral (select * from procedure_version v where v.id = c.procedure_version offset 0) v
            where (sees_all or c.office = any (sees_offices) or c.assignee = sees_assigned)
                and (after_seq is null or w.place > after_place or (w.place = after_place and w.opened_seq < after_seq))
                and (of_procedure is null or c.procedure_version = any (versions))
                and (in_states is null or c.state = any (in_states))
                and (at_offices is null or c.office = any (at_offices))
                and (of_assignee is null or c.assignee = of_assignee)
                and (with_overdue is null or c.is_overdue = with_overdue)
                and (due_until is null or c.next_due <= date '1970-01-01' + due_until)
                and (opened_from is null or c.opened >= instant(opened_from))
                and (opened_before is null or c.opened < instant(opened_before))
            order by w.place, w.opened_seq desc
            limit most - given;
            get diagnostics found = row_count;
            given := given + found;
            if given >= most then
                return;
            end if;
            if clock_timestamp() > begun + patience and not one_go then
                return query
                select null::text, null::integer, null::text, null::integer, null::text, null::text, null::text,
                    null::text, null::bigint, null::integer, null::boolean, 0,
                    seqs[least(n + at_once - 1, cardinality(seqs))];
                return;
            end if;
        end loop;
    end loop;
end $$;


ALTER FUNCTION public.search_cases(sees_all boolean, sees_offices text[], sees_assigned text, after_place integer, after_seq bigint, reads_deep boolean, sought text[], in_parties text[], signs_of_all bigint[], of_procedure text, in_states text[], at_offices text[], of_assignee text, with_overdue boolean, due_until integer, opened_from bigint, opened_before bigint, most bigint) OWNER TO parley_owner;

--
-- Name: shelf_of(bigint); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.shelf_of(seq bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select seq >> 16
$$;


ALTER FUNCTION public.shelf_of(seq bigint) OWNER TO parley_owner;

--
-- Name: ship_procedure(text, bigint, text, text[], text, text[], text[], text[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.ship_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) RETURNS text
    LANGUAGE plpgsql
    AS $$
declare
    outcome text;
begin
    if not exists (select from procedure_version v
        where v.procedure = procedure_id and v.version = procedure_number)
    then
        perform pg_advisory_xact_lock(law_lock());
    end if;
    outcome := install_procedure(procedure_id, procedure_number, initial, terminal, procedure_text, edge_from,
        edge_action, edge_to);
    if outcome = 'installed' and exists (
        select from procedure_version v where v.procedure = procedure_id and v.version <> procedure_number)
    then
        update law_generation set generation = generation + 1;
    end if;
    return outcome;
end $$;


ALTER FUNCTION public.ship_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) OWNER TO parley_owner;

--
-- Name: sign_figure(bigint, text[], text, bigint, text, bytea); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.sign_figure(number bigint, at_offices text[], acting text, at bigint, request text, request_hash bytea) RETURNS TABLE(outcome text, id bigint, is_same boolean)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    author text;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, '') on conflict do nothing;
    if not found then
        return query select 'replayed', nullif(k.rows, '')::bigint, k.hash = request_hash
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    select e.entered_by into author from figure_entry e
    where e.id = number and (at_offices is null or e.office = any (at_offices));
    if not found then
        outcome := 'unknown';
    elsif author = acting then
        outcome := 'same-account';
    else
        -- One after the other, so that a later signature has a greater number once it can be seen.
        perform pg_advisory_xact_lock(hashtextextended('figure signatures', 0));
        insert into figure_signature (entry, signed_by, signed) values (number, acting, instant(at)) on conflict do nothing;
        outcome := case when found then 'done' else 'signed' end;
    end if;
    if outcome = 'done' then
        update request_key k set rows = number::text, seq = (select h.seq from chain_head h where h.chain = 'event')
        where k.account = acting and k.key = request;
    else
        delete from request_key k where k.account = acting and k.key = request;
    end if;
    return query select outcome, number, null::boolean;
end $$;


ALTER FUNCTION public.sign_figure(number bigint, at_offices text[], acting text, at bigint, request text, request_hash bytea) OWNER TO parley_owner;

--
-- Name: standing_deliveries(bigint[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.standing_deliveries(wanted bigint[]) RETURNS TABLE(id bigint, attempt integer, case_id text, deadline text, clock text, due_day integer, step text, kind text, account text, channel text, state text, version integer, case_state text, procedure text, procedure_version integer)
    LANGUAGE sql STABLE
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    select y.id, y.attempt, o.case_id, o.deadline, o.clock, day_number(o.due_day), o.step, o.kind, y.account, y.channel,
        y.state, c.version, c.state, v.procedure, v.version
    from delivery y
    cross join lateral (select o.* from obligation o where o.id = y.obligation offset 0) o
    cross join lateral (
        select c.version, c.state, c.procedure_version from mediation_case c where c.id = o.case_id offset 0) c
    join procedure_version v on v.id = c.procedure_version
    where y.id = any (wanted)
    order by y.id
$$;


ALTER FUNCTION public.standing_deliveries(wanted bigint[]) OWNER TO parley_owner;

--
-- Name: store_facts(text[], jsonb); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.store_facts(case_ids text[], made_rows jsonb) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    AS $$
begin
    insert into fact as f (case_id, number, measure, day, office, trade, value, who, made, ended)
    select x."case", x.number, x.measure, date '1970-01-01' + x.day, x.office, x.trade, x.value,
        sha256(s.salt || convert_to(lower(normalize(btrim(x.who), nfkc)), 'UTF8')), x.made, x.ended
    from jsonb_to_recordset(made_rows) x (
        "case" text, number integer, measure text, day integer, office text, trade text, value bigint, who text,
        made bigint, ended bigint)
    cross join fact_salt s
    order by x."case", x.number
    on conflict (case_id, number) do update set
        measure = excluded.measure, day = excluded.day, office = excluded.office, trade = excluded.trade,
        value = excluded.value, who = excluded.who, made = excluded.made, ended = excluded.ended
    where (f.measure, f.day, f.office, f.trade, f.value, f.who, f.made, f.ended) is distinct from
        (excluded.measure, excluded.day, excluded.office, excluded.trade, excluded.value, excluded.who, excluded.made,
            excluded.ended);
    -- More than there are now: only where measures were read differently before.
    delete from fact f
    using (
        select x."case" as id, max(x.number) as facts
        from jsonb_to_recordset(made_rows) x ("case" text, number integer) group by x."case"
    ) c
    where f.case_id = c.id and f.number > c.facts;
end $$;


ALTER FUNCTION public.store_facts(case_ids text[], made_rows jsonb) OWNER TO parley_owner;

--
-- Name: store_projection(text, text, bigint, bigint, bigint, text[], jsonb); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.store_projection(wanted text, owner text, from_seq bigint, to_seq bigint, lease_seconds bigint, case_ids text[], made jsonb) RETURNS boolean
    LANGUAGE plpgsql
    AS $_$
begin
    update projection p
    set seq = to_seq, moved = statement_timestamp(),
        lease_until = statement_timestamp() + lease_seconds * interval '1 second'
    where p.name = wanted and p.held_by = owner and p.seq = from_seq;
    if not found then
        return false;
    end if;
    if cardinality(case_ids) > 0 then
        execute format('select %I($1, $2)', 'store_' || wanted) using case_ids, made;
    end if;
    return true;
end $_$;


ALTER FUNCTION public.store_projection(wanted text, owner text, from_seq bigint, to_seq bigint, lease_seconds bigint, case_ids text[], made jsonb) OWNER TO parley_owner;

--
-- Name: store_subjects(text[], jsonb); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.store_subjects(case_ids text[], made jsonb) RETURNS void
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
begin
    delete from case_subject d
    using (
        select s.subject, s.case_id
        from unnest(case_ids) w (id)
        cross join lateral (select s.subject, s.case_id from case_subject s where s.case_id = w.id offset 0) s
        where (s.case_id, s.subject) not in (select m->>'case', m->>'subject' from jsonb_array_elements(made) m)
    ) s
    where d.subject = s.subject and d.case_id = s.case_id;
    insert into case_subject as s (subject, case_id, procedure, is_open)
    select m->>'subject', m->>'case', m->>'procedure', (m->>'open')::boolean
    from jsonb_array_elements(made) m
    on conflict (subject, case_id) do update set procedure = excluded.procedure, is_open = excluded.is_open
    where (s.procedure, s.is_open) is distinct from (excluded.procedure, excluded.is_open);
end $$;


ALTER FUNCTION public.store_subjects(case_ids text[], made jsonb) OWNER TO parley_owner;

--
-- Name: store_words(text[], jsonb); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.store_words(case_ids text[], made jsonb) RETURNS void
    LANGUAGE sql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_material TO 'off'
    SET enable_seqscan TO 'off'
    AS $$
    insert into case_words as w (case_id, opened_seq, title, parties, open, deep, signs)
    select m."case", m.opened, m.title, m.parties, m.open, m.deep, m.signs::bigint[]
    from jsonb_to_recordset(made) m ("case" text, opened bigint, title text, parties text, open text, deep text, signs text)
    on conflict (case_id) do update
    set opened_seq = excluded.opened_seq, title = excluded.title, parties = excluded.parties, open = excluded.open,
        deep = excluded.deep, signs = excluded.signs
    where (w.opened_seq, w.title, w.parties, w.open, w.deep)
        is distinct from (excluded.opened_seq, excluded.title, excluded.parties, excluded.open, excluded.deep)
$$;


ALTER FUNCTION public.store_words(case_ids text[], made jsonb) OWNER TO parley_owner;

--
-- Name: words_on_shelf(bigint, bigint[]); Type: FUNCTION; Schema: public; Owner: parley_owner
--

CREATE FUNCTION public.words_on_shelf(shelf bigint, signs_of_all bigint[]) RETURNS TABLE(case_id text, opened_seq bigint, title text, parties text, open text, deep text)
    LANGUAGE sql STABLE
    AS $$
    select w.case_id, w.opened_seq, w.title, w.parties, w.open, w.deep
    from case_words w
    where w.signs @> array(select shelf << 42 | g.sign from unnest(signs_of_all) g (sign))
$$;


ALTER FUNCTION public.words_on_shelf(shelf bigint, signs_of_all bigint[]) OWNER TO parley_owner;

--
-- Name: access_entry; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.access_entry (
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    account text NOT NULL,
    session text NOT NULL,
    command text NOT NULL,
    case_id text,
    result text NOT NULL,
    keys text NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT access_entry_hash_check CHECK ((length(hash) = 32)),
    CONSTRAINT access_entry_seq_check CHECK ((seq > 0))
);


ALTER TABLE public.access_entry OWNER TO parley_owner;

--
-- Name: account; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.account (
    name text NOT NULL,
    roles text[] NOT NULL,
    scope text[] NOT NULL,
    mail text,
    disabled boolean NOT NULL,
    digest boolean DEFAULT false NOT NULL
);


ALTER TABLE public.account OWNER TO parley_owner;

--
-- Name: account_certificate; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.account_certificate (
    sha256 text NOT NULL,
    account text NOT NULL,
    CONSTRAINT account_certificate_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);


ALTER TABLE public.account_certificate OWNER TO parley_owner;

--
-- Name: account_event; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.account_event (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    account text NOT NULL,
    by_account text NOT NULL,
    change text NOT NULL
);


ALTER TABLE public.account_event OWNER TO parley_owner;

--
-- Name: account_event_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.account_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.account_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_token; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.account_token (
    account text NOT NULL,
    number integer NOT NULL,
    hash bytea NOT NULL,
    expires timestamp with time zone NOT NULL,
    made timestamp with time zone NOT NULL,
    revoked timestamp with time zone,
    last_used timestamp with time zone,
    CONSTRAINT account_token_hash_check CHECK ((length(hash) = 32)),
    CONSTRAINT account_token_number_check CHECK ((number > 0))
);


ALTER TABLE public.account_token OWNER TO parley_owner;

--
-- Name: account_uid; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.account_uid (
    uid bigint NOT NULL,
    account text NOT NULL,
    CONSTRAINT account_uid_uid_check CHECK ((((uid >= 0) AND (uid <= '4294967294'::bigint)) AND (uid <> 65534)))
);


ALTER TABLE public.account_uid OWNER TO parley_owner;

--
-- Name: applied_text; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.applied_text (
    name text NOT NULL,
    checksum text NOT NULL,
    applied timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE public.applied_text OWNER TO parley_owner;

--
-- Name: case_counter; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.case_counter (
    prefix text NOT NULL,
    year integer NOT NULL,
    last bigint NOT NULL
)
WITH (fillfactor='20');


ALTER TABLE public.case_counter OWNER TO parley_owner;

--
-- Name: case_external; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.case_external (
    number text NOT NULL,
    procedure text NOT NULL,
    office text NOT NULL,
    case_id text NOT NULL
);


ALTER TABLE public.case_external OWNER TO parley_owner;

--
-- Name: case_subject; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.case_subject (
    subject text NOT NULL,
    case_id text NOT NULL,
    procedure text NOT NULL,
    is_open boolean NOT NULL
);


ALTER TABLE public.case_subject OWNER TO parley_owner;

--
-- Name: case_words; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.case_words (
    case_id text NOT NULL,
    opened_seq bigint NOT NULL,
    title text NOT NULL,
    parties text NOT NULL,
    open text NOT NULL,
    deep text NOT NULL,
    signs bigint[] NOT NULL
);
ALTER TABLE ONLY public.case_words ALTER COLUMN signs SET STORAGE EXTERNAL;


ALTER TABLE public.case_words OWNER TO parley_owner;

--
-- Name: chain_head; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.chain_head (
    chain text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT chain_head_hash_check CHECK ((length(hash) = 32))
)
WITH (fillfactor='20');


ALTER TABLE public.chain_head OWNER TO parley_owner;

--
-- Name: deadline; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.deadline (
    case_id text NOT NULL,
    id text NOT NULL,
    clock text NOT NULL,
    rule text,
    rule_version integer,
    calendar_version text,
    trigger_day date NOT NULL,
    nominal date NOT NULL,
    due date NOT NULL,
    provisional boolean NOT NULL,
    status text NOT NULL,
    wake_at timestamp with time zone,
    claimed_by text,
    lease_until timestamp with time zone,
    CONSTRAINT deadline_status_check CHECK ((status = ANY (ARRAY['open'::text, 'overdue'::text, 'suspended'::text, 'met'::text, 'waived'::text, 'cancelled'::text])))
)
WITH (fillfactor='85');


ALTER TABLE public.deadline OWNER TO parley_owner;

--
-- Name: delivery; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.delivery (
    id bigint NOT NULL,
    obligation bigint NOT NULL,
    account text NOT NULL,
    mail text,
    channel text NOT NULL,
    state text DEFAULT 'due'::text NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    ready_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    claimed_by text,
    is_sending boolean DEFAULT false NOT NULL,
    problem text,
    digest bigint,
    CONSTRAINT delivery_channel_is_a_word CHECK ((channel ~ '^[a-z][a-z0-9-]{0,31}$'::text)),
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['held'::text, 'due'::text, 'claimed'::text, 'sent'::text, 'uncertain'::text, 'failed'::text, 'cancelled'::text])))
)
WITH (fillfactor='85');


ALTER TABLE public.delivery OWNER TO parley_owner;

--
-- Name: delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.delivery ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: digest; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.digest (
    id bigint NOT NULL,
    account text NOT NULL,
    channel text NOT NULL,
    day date NOT NULL,
    state text DEFAULT 'due'::text NOT NULL,
    ready_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    claimed_by text,
    CONSTRAINT digest_state_check CHECK ((state = ANY (ARRAY['due'::text, 'claimed'::text, 'done'::text])))
);


ALTER TABLE public.digest OWNER TO parley_owner;

--
-- Name: digest_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.digest ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.digest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: enterprise_number; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

CREATE SEQUENCE public.enterprise_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.enterprise_number OWNER TO parley_owner;

--
-- Name: event; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.event (
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded timestamp with time zone NOT NULL,
    ordinal integer NOT NULL,
    version integer NOT NULL,
    procedure_version integer NOT NULL,
    raises_version boolean NOT NULL,
    case_id text NOT NULL,
    type text NOT NULL,
    account text NOT NULL,
    session text NOT NULL,
    action text,
    from_state text NOT NULL,
    to_state text NOT NULL,
    payload_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT event_advance_has_an_action CHECK (((type = 'case.advanced'::text) = (action IS NOT NULL))),
    CONSTRAINT event_hash_check CHECK ((length(hash) = 32)),
    CONSTRAINT event_keeps_the_state CHECK (((from_state = to_state) OR (type = ANY (ARRAY['case.opened'::text, 'case.advanced'::text, 'case.moved'::text, 'case.corrected'::text])))),
    CONSTRAINT event_ordinal_check CHECK ((ordinal > 0)),
    CONSTRAINT event_payload_hash_check CHECK ((length(payload_hash) = 32)),
    CONSTRAINT event_seq_check CHECK ((seq > 0)),
    CONSTRAINT event_version_check CHECK ((version > 0))
);


ALTER TABLE public.event OWNER TO parley_owner;

--
-- Name: event_payload; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.event_payload (
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    payload text NOT NULL
);


ALTER TABLE public.event_payload OWNER TO parley_owner;

--
-- Name: fact; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.fact (
    case_id text NOT NULL,
    number integer NOT NULL,
    measure text NOT NULL,
    day date NOT NULL,
    office text NOT NULL,
    trade text,
    value bigint NOT NULL,
    who bytea,
    made bigint NOT NULL,
    ended bigint,
    CONSTRAINT fact_number_check CHECK ((number > 0))
);


ALTER TABLE public.fact OWNER TO parley_owner;

--
-- Name: fact_salt; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.fact_salt (
    singleton boolean DEFAULT true NOT NULL,
    salt bytea DEFAULT (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) NOT NULL,
    CONSTRAINT fact_salt_singleton_check CHECK (singleton)
);


ALTER TABLE public.fact_salt OWNER TO parley_owner;

--
-- Name: figure_entry_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.figure_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.figure_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: figure_signature; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.figure_signature (
    id bigint NOT NULL,
    entry bigint NOT NULL,
    signed_by text NOT NULL,
    signed timestamp with time zone NOT NULL
);


ALTER TABLE public.figure_signature OWNER TO parley_owner;

--
-- Name: figure_signature_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.figure_signature ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.figure_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: frozen_report; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.frozen_report (
    id bigint NOT NULL,
    report text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    office text,
    trade text,
    asof bigint NOT NULL,
    signatures bigint NOT NULL,
    rows text NOT NULL,
    reason text NOT NULL,
    frozen_by text NOT NULL,
    frozen timestamp with time zone NOT NULL
);


ALTER TABLE public.frozen_report OWNER TO parley_owner;

--
-- Name: frozen_report_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.frozen_report ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.frozen_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: law_generation; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.law_generation (
    singleton boolean DEFAULT true NOT NULL,
    generation bigint NOT NULL,
    CONSTRAINT law_generation_singleton_check CHECK (singleton)
);


ALTER TABLE public.law_generation OWNER TO parley_owner;

--
-- Name: law_text; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.law_text (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    version text,
    body text NOT NULL,
    source text NOT NULL,
    reason text NOT NULL,
    moves bigint NOT NULL,
    proposed_by text NOT NULL,
    proposed timestamp with time zone NOT NULL,
    base bigint NOT NULL,
    generation bigint,
    confirmed_by text,
    confirmed timestamp with time zone,
    confirm_reason text,
    withdrawn_by text,
    withdrawn timestamp with time zone,
    withdraw_reason text,
    CONSTRAINT law_text_generation_check CHECK ((generation > 0)),
    CONSTRAINT law_text_has_a_version CHECK (((kind = 'rules'::text) = (version IS NULL))),
    CONSTRAINT law_text_has_one_end CHECK (((generation IS NULL) OR (withdrawn_by IS NULL))),
    CONSTRAINT law_text_in_force_was_confirmed CHECK (((generation IS NOT NULL) = (confirmed_by IS NOT NULL))),
    CONSTRAINT law_text_kind_check CHECK ((kind = ANY (ARRAY['calendar'::text, 'rules'::text, 'procedure'::text]))),
    CONSTRAINT law_text_takes_two_people CHECK (((confirmed_by IS NULL) OR (confirmed_by <> proposed_by) OR (proposed_by = 'system'::text)))
);


ALTER TABLE public.law_text OWNER TO parley_owner;

--
-- Name: law_text_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.law_text ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.law_text_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mediation_case; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.mediation_case (
    id text NOT NULL,
    version integer NOT NULL,
    event_count integer NOT NULL,
    revision integer NOT NULL,
    procedure_version integer NOT NULL,
    state text NOT NULL,
    office text NOT NULL,
    assignee text,
    opened timestamp with time zone NOT NULL,
    next_due date,
    is_overdue boolean NOT NULL,
    is_open boolean NOT NULL,
    title text NOT NULL,
    party_names text NOT NULL,
    snapshot text NOT NULL
)
WITH (fillfactor='65');


ALTER TABLE public.mediation_case OWNER TO parley_owner;

--
-- Name: migration; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    breaking boolean NOT NULL,
    applied timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE public.migration OWNER TO parley_owner;

--
-- Name: note; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.note (
    case_id text NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    is_private boolean NOT NULL,
    account text NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE public.note OWNER TO parley_owner;

--
-- Name: obligation; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.obligation (
    id bigint NOT NULL,
    case_id text NOT NULL,
    deadline text,
    clock text,
    due_day date,
    step text NOT NULL,
    kind text NOT NULL,
    role text NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE public.obligation OWNER TO parley_owner;

--
-- Name: obligation_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.obligation ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.obligation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: person_number; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

CREATE SEQUENCE public.person_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.person_number OWNER TO parley_owner;

--
-- Name: procedure_edge; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.procedure_edge (
    procedure_version integer NOT NULL,
    from_state text NOT NULL,
    action text NOT NULL,
    to_state text NOT NULL
);


ALTER TABLE public.procedure_edge OWNER TO parley_owner;

--
-- Name: procedure_version; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.procedure_version (
    id integer NOT NULL,
    procedure text NOT NULL,
    version integer NOT NULL,
    initial_state text NOT NULL,
    terminal_states text[] NOT NULL,
    body text NOT NULL,
    installed timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT procedure_version_version_check CHECK ((version > 0))
);


ALTER TABLE public.procedure_version OWNER TO parley_owner;

--
-- Name: procedure_version_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.procedure_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procedure_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: projection; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.projection (
    name text NOT NULL,
    version integer NOT NULL,
    seq bigint DEFAULT 0 NOT NULL,
    whole_from bigint DEFAULT 0 NOT NULL,
    moved timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    held_by text,
    lease_until timestamp with time zone
)
WITH (fillfactor='20');


ALTER TABLE public.projection OWNER TO parley_owner;

--
-- Name: recompute; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.recompute (
    generation bigint NOT NULL,
    cases bigint,
    moved bigint DEFAULT 0 NOT NULL,
    started timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished timestamp with time zone
);


ALTER TABLE public.recompute OWNER TO parley_owner;

--
-- Name: recompute_slice; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.recompute_slice (
    id bigint NOT NULL,
    generation bigint NOT NULL,
    case_ids text[] NOT NULL,
    claimed_by text,
    lease_until timestamp with time zone
)
WITH (fillfactor='50');


ALTER TABLE public.recompute_slice OWNER TO parley_owner;

--
-- Name: recompute_slice_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.recompute_slice ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.recompute_slice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: registry_entry; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.registry_entry (
    id text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    credit_code text,
    address text,
    phone text,
    merged_into text,
    CONSTRAINT registry_entry_check CHECK ((merged_into <> id)),
    CONSTRAINT registry_entry_kind_check CHECK ((kind = ANY (ARRAY['enterprise'::text, 'person'::text])))
);


ALTER TABLE public.registry_entry OWNER TO parley_owner;

--
-- Name: registry_event; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.registry_event (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    account text NOT NULL,
    entry text NOT NULL,
    change text NOT NULL
);


ALTER TABLE public.registry_event OWNER TO parley_owner;

--
-- Name: registry_event_id_seq; Type: SEQUENCE; Schema: public; Owner: parley_owner
--

ALTER TABLE public.registry_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.registry_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: registry_identity; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.registry_identity (
    entry text NOT NULL,
    number text NOT NULL
);


ALTER TABLE public.registry_identity OWNER TO parley_owner;

--
-- Name: rehearsal_clock; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.rehearsal_clock (
    singleton boolean DEFAULT true NOT NULL,
    moment timestamp with time zone NOT NULL,
    CONSTRAINT rehearsal_clock_singleton_check CHECK (singleton)
);


ALTER TABLE public.rehearsal_clock OWNER TO parley_owner;

--
-- Name: request_key; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.request_key (
    account text NOT NULL,
    key text NOT NULL,
    hash bytea NOT NULL,
    rows text NOT NULL,
    version integer,
    seq bigint DEFAULT '-1'::integer NOT NULL,
    created timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
WITH (fillfactor='50');


ALTER TABLE public.request_key OWNER TO parley_owner;

--
-- Name: sensitive_value; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.sensitive_value (
    case_id text NOT NULL,
    ref text NOT NULL,
    value text NOT NULL
);


ALTER TABLE public.sensitive_value OWNER TO parley_owner;

--
-- Name: store_identity; Type: TABLE; Schema: public; Owner: parley_owner
--

CREATE TABLE public.store_identity (
    singleton boolean DEFAULT true NOT NULL,
    kind text NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT store_identity_kind_check CHECK ((kind = ANY (ARRAY['real'::text, 'rehearsal'::text]))),
    CONSTRAINT store_identity_singleton_check CHECK (singleton)
);


ALTER TABLE public.store_identity OWNER TO parley_owner;

--
-- Name: access_entry access_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.access_entry
    ADD CONSTRAINT access_entry_pkey PRIMARY KEY (seq);


--
-- Name: account_certificate account_certificate_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_certificate
    ADD CONSTRAINT account_certificate_pkey PRIMARY KEY (sha256);


--
-- Name: account_event account_event_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_event
    ADD CONSTRAINT account_event_pkey PRIMARY KEY (id);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (name);


--
-- Name: account_token account_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_token
    ADD CONSTRAINT account_token_hash_key UNIQUE (hash);


--
-- Name: account_token account_token_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_token
    ADD CONSTRAINT account_token_pkey PRIMARY KEY (account, number);


--
-- Name: account_uid account_uid_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_uid
    ADD CONSTRAINT account_uid_pkey PRIMARY KEY (uid);


--
-- Name: applied_text applied_text_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.applied_text
    ADD CONSTRAINT applied_text_pkey PRIMARY KEY (name);


--
-- Name: case_counter case_counter_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.case_counter
    ADD CONSTRAINT case_counter_pkey PRIMARY KEY (prefix, year);


--
-- Name: case_external case_external_case_id_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.case_external
    ADD CONSTRAINT case_external_case_id_key UNIQUE (case_id);


--
-- Name: case_external case_external_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.case_external
    ADD CONSTRAINT case_external_pkey PRIMARY KEY (number, procedure, office);


--
-- Name: case_subject case_subject_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.case_subject
    ADD CONSTRAINT case_subject_pkey PRIMARY KEY (subject, case_id);


--
-- Name: case_words case_words_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.case_words
    ADD CONSTRAINT case_words_pkey PRIMARY KEY (case_id);


--
-- Name: chain_head chain_head_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.chain_head
    ADD CONSTRAINT chain_head_pkey PRIMARY KEY (chain);


--
-- Name: deadline deadline_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_pkey PRIMARY KEY (case_id, id);


--
-- Name: delivery delivery_obligation_account_channel_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_obligation_account_channel_key UNIQUE (obligation, account, channel);


--
-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);


--
-- Name: digest digest_account_channel_day_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.digest
    ADD CONSTRAINT digest_account_channel_day_key UNIQUE (account, channel, day);


--
-- Name: digest digest_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.digest
    ADD CONSTRAINT digest_pkey PRIMARY KEY (id);


--
-- Name: event event_case_id_ordinal_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_case_id_ordinal_key UNIQUE (case_id, ordinal);


--
-- Name: event_payload event_payload_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.event_payload
    ADD CONSTRAINT event_payload_pkey PRIMARY KEY (seq);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (seq);


--
-- Name: fact fact_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (case_id, number);


--
-- Name: fact_salt fact_salt_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.fact_salt
    ADD CONSTRAINT fact_salt_pkey PRIMARY KEY (singleton);


--
-- Name: figure_entry figure_entry_corrects_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_entry
    ADD CONSTRAINT figure_entry_corrects_key UNIQUE (corrects);


--
-- Name: figure_entry figure_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_entry
    ADD CONSTRAINT figure_entry_pkey PRIMARY KEY (id);


--
-- Name: figure_signature figure_signature_entry_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_signature
    ADD CONSTRAINT figure_signature_entry_key UNIQUE (entry);


--
-- Name: figure_signature figure_signature_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_signature
    ADD CONSTRAINT figure_signature_pkey PRIMARY KEY (id);


--
-- Name: frozen_report frozen_report_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.frozen_report
    ADD CONSTRAINT frozen_report_pkey PRIMARY KEY (id);


--
-- Name: frozen_report frozen_report_report_period_from_period_to_office_trade_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.frozen_report
    ADD CONSTRAINT frozen_report_report_period_from_period_to_office_trade_key UNIQUE NULLS NOT DISTINCT (report, period_from, period_to, office, trade);


--
-- Name: law_generation law_generation_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.law_generation
    ADD CONSTRAINT law_generation_pkey PRIMARY KEY (singleton);


--
-- Name: law_text law_text_generation_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.law_text
    ADD CONSTRAINT law_text_generation_key UNIQUE (generation);


--
-- Name: law_text law_text_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.law_text
    ADD CONSTRAINT law_text_pkey PRIMARY KEY (id);


--
-- Name: mediation_case mediation_case_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.mediation_case
    ADD CONSTRAINT mediation_case_pkey PRIMARY KEY (id);


--
-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);


--
-- Name: note note_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.note
    ADD CONSTRAINT note_pkey PRIMARY KEY (case_id, number);


--
-- Name: obligation obligation_case_id_deadline_due_day_step_role_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_case_id_deadline_due_day_step_role_key UNIQUE NULLS NOT DISTINCT (case_id, deadline, due_day, step, role);


--
-- Name: obligation obligation_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.obligation
    ADD CONSTRAINT obligation_pkey PRIMARY KEY (id);


--
-- Name: procedure_edge procedure_edge_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.procedure_edge
    ADD CONSTRAINT procedure_edge_pkey PRIMARY KEY (procedure_version, action, from_state, to_state);


--
-- Name: procedure_edge procedure_edge_procedure_version_from_state_action_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.procedure_edge
    ADD CONSTRAINT procedure_edge_procedure_version_from_state_action_key UNIQUE (procedure_version, from_state, action);


--
-- Name: procedure_version procedure_version_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_pkey PRIMARY KEY (id);


--
-- Name: procedure_version procedure_version_procedure_version_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_procedure_version_key UNIQUE (procedure, version);


--
-- Name: projection projection_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.projection
    ADD CONSTRAINT projection_pkey PRIMARY KEY (name);


--
-- Name: recompute recompute_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.recompute
    ADD CONSTRAINT recompute_pkey PRIMARY KEY (generation);


--
-- Name: recompute_slice recompute_slice_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.recompute_slice
    ADD CONSTRAINT recompute_slice_pkey PRIMARY KEY (id);


--
-- Name: registry_entry registry_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.registry_entry
    ADD CONSTRAINT registry_entry_pkey PRIMARY KEY (id);


--
-- Name: registry_event registry_event_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.registry_event
    ADD CONSTRAINT registry_event_pkey PRIMARY KEY (id);


--
-- Name: registry_identity registry_identity_number_key; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.registry_identity
    ADD CONSTRAINT registry_identity_number_key UNIQUE (number);


--
-- Name: registry_identity registry_identity_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.registry_identity
    ADD CONSTRAINT registry_identity_pkey PRIMARY KEY (entry);


--
-- Name: rehearsal_clock rehearsal_clock_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.rehearsal_clock
    ADD CONSTRAINT rehearsal_clock_pkey PRIMARY KEY (singleton);


--
-- Name: request_key request_key_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.request_key
    ADD CONSTRAINT request_key_pkey PRIMARY KEY (account, key);


--
-- Name: sensitive_value sensitive_value_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.sensitive_value
    ADD CONSTRAINT sensitive_value_pkey PRIMARY KEY (case_id, ref);


--
-- Name: store_identity store_identity_pkey; Type: CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.store_identity
    ADD CONSTRAINT store_identity_pkey PRIMARY KEY (singleton);


--
-- Name: access_by_time; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX access_by_time ON public.access_entry USING brin (at);


--
-- Name: account_certificate_by_account; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX account_certificate_by_account ON public.account_certificate USING btree (account);


--
-- Name: account_uid_by_account; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX account_uid_by_account ON public.account_uid USING btree (account);


--
-- Name: case_by_assignee; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_by_assignee ON public.mediation_case USING btree (assignee, opened, id) INCLUDE (procedure_version, state, office, next_due, is_overdue) WHERE (assignee IS NOT NULL);


--
-- Name: case_by_office; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_by_office ON public.mediation_case USING btree (office, opened, id);


--
-- Name: case_by_office_and_state; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_by_office_and_state ON public.mediation_case USING btree (office, procedure_version, state, opened, id) INCLUDE (assignee, next_due, is_overdue);


--
-- Name: case_by_opening; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_by_opening ON public.mediation_case USING btree (opened, id);


--
-- Name: case_by_signs; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_by_signs ON public.case_words USING gin (signs) WITH (gin_pending_list_limit='256');


--
-- Name: case_by_state; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_by_state ON public.mediation_case USING btree (procedure_version, state, opened, id) INCLUDE (office, assignee, next_due, is_overdue);


--
-- Name: case_open; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_open ON public.mediation_case USING btree (id) WHERE is_open;


--
-- Name: case_running; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_running ON public.mediation_case USING btree (procedure_version, opened, id) INCLUDE (office, assignee, state, next_due, is_overdue) WHERE (next_due IS NOT NULL);


--
-- Name: case_running_by_opening; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_running_by_opening ON public.mediation_case USING btree (opened, id) INCLUDE (procedure_version, office, assignee, state, next_due, is_overdue) WHERE (next_due IS NOT NULL);


--
-- Name: case_subject_by_case; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_subject_by_case ON public.case_subject USING btree (case_id);


--
-- Name: case_subject_open; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX case_subject_open ON public.case_subject USING btree (subject, procedure, case_id) WHERE is_open;


--
-- Name: deadline_ended; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX deadline_ended ON public.deadline USING btree (due, case_id, id) INCLUDE (status) WHERE (status = ANY (ARRAY['met'::text, 'waived'::text, 'cancelled'::text]));


--
-- Name: deadline_overdue; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX deadline_overdue ON public.deadline USING btree (case_id) WHERE (status = 'overdue'::text);


--
-- Name: deadline_running; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX deadline_running ON public.deadline USING btree (due, case_id, id) INCLUDE (status) WHERE (status = ANY (ARRAY['open'::text, 'overdue'::text, 'suspended'::text]));


--
-- Name: deadline_to_wake; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX deadline_to_wake ON public.deadline USING btree (wake_at, case_id, id) WHERE (wake_at IS NOT NULL);


--
-- Name: delivery_by_digest; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX delivery_by_digest ON public.delivery USING btree (digest, id) WHERE (digest IS NOT NULL);


--
-- Name: delivery_held; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX delivery_held ON public.delivery USING btree (id) WHERE ((state = 'held'::text) AND (digest IS NULL));


--
-- Name: delivery_to_claim_by_channel; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX delivery_to_claim_by_channel ON public.delivery USING btree (channel, ready_at, id) INCLUDE (state) WHERE (state = ANY (ARRAY['due'::text, 'claimed'::text]));


--
-- Name: delivery_troubled; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX delivery_troubled ON public.delivery USING btree (state, id) WHERE (state = ANY (ARRAY['failed'::text, 'uncertain'::text]));


--
-- Name: digest_to_claim; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX digest_to_claim ON public.digest USING btree (ready_at, id) WHERE (state <> 'done'::text);


--
-- Name: fact_by_measure; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX fact_by_measure ON public.fact USING btree (measure, day);


--
-- Name: figure_by_line; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX figure_by_line ON public.figure_entry USING btree (line, id);


--
-- Name: figure_line; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE UNIQUE INDEX figure_line ON public.figure_entry USING btree (figure, office, period_from, period_to, is_target) WHERE (corrects IS NULL);


--
-- Name: law_text_procedure; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE UNIQUE INDEX law_text_procedure ON public.law_text USING btree (name, version) WHERE ((kind = 'procedure'::text) AND (generation IS NOT NULL));


--
-- Name: law_text_version; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE UNIQUE INDEX law_text_version ON public.law_text USING btree (name, version) WHERE ((kind = 'calendar'::text) AND (generation IS NOT NULL));


--
-- Name: law_text_waiting; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX law_text_waiting ON public.law_text USING btree (kind, id) WHERE ((generation IS NULL) AND (withdrawn_by IS NULL));


--
-- Name: recompute_pending; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX recompute_pending ON public.recompute USING btree (generation) WHERE (finished IS NULL);


--
-- Name: recompute_slice_by_generation; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX recompute_slice_by_generation ON public.recompute_slice USING btree (generation, id);


--
-- Name: registry_entry_by_phone; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX registry_entry_by_phone ON public.registry_entry USING btree (phone) WHERE (phone IS NOT NULL);


--
-- Name: registry_entry_by_words; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX registry_entry_by_words ON public.registry_entry USING gin (public.name_grams(name_key));


--
-- Name: registry_entry_code; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE UNIQUE INDEX registry_entry_code ON public.registry_entry USING btree (credit_code) WHERE (merged_into IS NULL);


--
-- Name: registry_entry_merged; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX registry_entry_merged ON public.registry_entry USING btree (merged_into) WHERE (merged_into IS NOT NULL);


--
-- Name: registry_event_by_entry; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX registry_event_by_entry ON public.registry_event USING btree (entry, id);


--
-- Name: request_key_by_age; Type: INDEX; Schema: public; Owner: parley_owner
--

CREATE INDEX request_key_by_age ON public.request_key USING brin (created);


--
-- Name: access_entry access_entry_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER access_entry_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: account_event account_event_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER account_event_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.account_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: chain_head chain_head_stays; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER chain_head_stays BEFORE DELETE OR TRUNCATE ON public.chain_head FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: event event_chain_holds; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER event_chain_holds AFTER INSERT ON public.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.event_chain_holds();


--
-- Name: event event_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER event_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: event_payload event_payload_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER event_payload_is_immutable BEFORE UPDATE OR TRUNCATE ON public.event_payload FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: figure_entry figure_entry_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER figure_entry_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.figure_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: figure_signature figure_signature_is_anothers; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER figure_signature_is_anothers BEFORE INSERT ON public.figure_signature FOR EACH ROW EXECUTE FUNCTION public.figure_signature_is_anothers();


--
-- Name: figure_signature figure_signature_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER figure_signature_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.figure_signature FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: frozen_report frozen_report_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER frozen_report_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.frozen_report FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_text law_text_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER law_text_is_immutable BEFORE DELETE OR UPDATE ON public.law_text FOR EACH ROW EXECUTE FUNCTION public.law_text_stays();


--
-- Name: law_text law_text_is_kept; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER law_text_is_kept BEFORE TRUNCATE ON public.law_text FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: procedure_edge procedure_edge_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER procedure_edge_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.procedure_edge FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: procedure_version procedure_version_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER procedure_version_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.procedure_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: registry_event registry_event_is_immutable; Type: TRIGGER; Schema: public; Owner: parley_owner
--

CREATE TRIGGER registry_event_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON public.registry_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: account_certificate account_certificate_account_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_certificate
    ADD CONSTRAINT account_certificate_account_fkey FOREIGN KEY (account) REFERENCES public.account(name);


--
-- Name: account_token account_token_account_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_token
    ADD CONSTRAINT account_token_account_fkey FOREIGN KEY (account) REFERENCES public.account(name);


--
-- Name: account_uid account_uid_account_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.account_uid
    ADD CONSTRAINT account_uid_account_fkey FOREIGN KEY (account) REFERENCES public.account(name);


--
-- Name: case_external case_external_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.case_external
    ADD CONSTRAINT case_external_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.mediation_case(id);


--
-- Name: delivery delivery_digest_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_digest_fkey FOREIGN KEY (digest) REFERENCES public.digest(id);


--
-- Name: delivery delivery_obligation_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_obligation_fkey FOREIGN KEY (obligation) REFERENCES public.obligation(id);


--
-- Name: event event_takes_an_edge; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_takes_an_edge FOREIGN KEY (procedure_version, action, from_state, to_state) REFERENCES public.procedure_edge(procedure_version, action, from_state, to_state);


--
-- Name: figure_entry figure_entry_corrects_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_entry
    ADD CONSTRAINT figure_entry_corrects_fkey FOREIGN KEY (corrects) REFERENCES public.figure_entry(id);


--
-- Name: figure_entry figure_entry_line_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_entry
    ADD CONSTRAINT figure_entry_line_fkey FOREIGN KEY (line) REFERENCES public.figure_entry(id);


--
-- Name: figure_signature figure_signature_entry_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.figure_signature
    ADD CONSTRAINT figure_signature_entry_fkey FOREIGN KEY (entry) REFERENCES public.figure_entry(id);


--
-- Name: mediation_case mediation_case_procedure_version_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.mediation_case
    ADD CONSTRAINT mediation_case_procedure_version_fkey FOREIGN KEY (procedure_version) REFERENCES public.procedure_version(id);


--
-- Name: procedure_edge procedure_edge_procedure_version_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.procedure_edge
    ADD CONSTRAINT procedure_edge_procedure_version_fkey FOREIGN KEY (procedure_version) REFERENCES public.procedure_version(id);


--
-- Name: recompute_slice recompute_slice_generation_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.recompute_slice
    ADD CONSTRAINT recompute_slice_generation_fkey FOREIGN KEY (generation) REFERENCES public.recompute(generation);


--
-- Name: registry_entry registry_entry_merged_into_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.registry_entry
    ADD CONSTRAINT registry_entry_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.registry_entry(id);


--
-- Name: registry_identity registry_identity_entry_fkey; Type: FK CONSTRAINT; Schema: public; Owner: parley_owner
--

ALTER TABLE ONLY public.registry_identity
    ADD CONSTRAINT registry_identity_entry_fkey FOREIGN KEY (entry) REFERENCES public.registry_entry(id);


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

GRANT ALL ON SCHEMA public TO parley_owner;
GRANT USAGE ON SCHEMA public TO parley_app;
GRANT USAGE ON SCHEMA public TO parley_reader;
GRANT USAGE ON SCHEMA public TO parley_purge;


--
-- Name: TABLE figure_entry; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.figure_entry TO parley_app;
GRANT SELECT ON TABLE public.figure_entry TO parley_reader;
GRANT SELECT ON TABLE public.figure_entry TO parley_purge;


--
-- Name: FUNCTION install_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]); Type: ACL; Schema: public; Owner: parley_owner
--

REVOKE ALL ON FUNCTION public.install_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.install_procedure(procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text, edge_from text[], edge_action text[], edge_to text[]) TO parley_app;


--
-- Name: TABLE access_entry; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.access_entry TO parley_app;
GRANT SELECT ON TABLE public.access_entry TO parley_reader;
GRANT SELECT ON TABLE public.access_entry TO parley_purge;


--
-- Name: TABLE account; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.account TO parley_app;
GRANT SELECT ON TABLE public.account TO parley_reader;
GRANT SELECT ON TABLE public.account TO parley_purge;


--
-- Name: TABLE account_certificate; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.account_certificate TO parley_app;
GRANT SELECT ON TABLE public.account_certificate TO parley_reader;
GRANT SELECT ON TABLE public.account_certificate TO parley_purge;


--
-- Name: TABLE account_event; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.account_event TO parley_app;
GRANT SELECT ON TABLE public.account_event TO parley_reader;
GRANT SELECT ON TABLE public.account_event TO parley_purge;


--
-- Name: TABLE account_token; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.account_token TO parley_app;


--
-- Name: TABLE account_uid; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.account_uid TO parley_app;
GRANT SELECT ON TABLE public.account_uid TO parley_reader;
GRANT SELECT ON TABLE public.account_uid TO parley_purge;


--
-- Name: TABLE applied_text; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT ON TABLE public.applied_text TO parley_app;
GRANT SELECT ON TABLE public.applied_text TO parley_reader;
GRANT SELECT ON TABLE public.applied_text TO parley_purge;


--
-- Name: TABLE case_counter; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.case_counter TO parley_app;
GRANT SELECT ON TABLE public.case_counter TO parley_reader;
GRANT SELECT ON TABLE public.case_counter TO parley_purge;


--
-- Name: TABLE case_external; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.case_external TO parley_app;
GRANT SELECT ON TABLE public.case_external TO parley_reader;
GRANT SELECT ON TABLE public.case_external TO parley_purge;


--
-- Name: TABLE case_subject; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.case_subject TO parley_app;
GRANT SELECT ON TABLE public.case_subject TO parley_reader;


--
-- Name: TABLE case_words; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.case_words TO parley_app;


--
-- Name: TABLE chain_head; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,UPDATE ON TABLE public.chain_head TO parley_app;
GRANT SELECT ON TABLE public.chain_head TO parley_reader;
GRANT SELECT ON TABLE public.chain_head TO parley_purge;


--
-- Name: TABLE deadline; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.deadline TO parley_app;
GRANT SELECT ON TABLE public.deadline TO parley_reader;
GRANT SELECT ON TABLE public.deadline TO parley_purge;


--
-- Name: TABLE delivery; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.delivery TO parley_app;
GRANT SELECT ON TABLE public.delivery TO parley_reader;
GRANT SELECT ON TABLE public.delivery TO parley_purge;


--
-- Name: TABLE digest; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.digest TO parley_app;
GRANT SELECT ON TABLE public.digest TO parley_reader;


--
-- Name: SEQUENCE enterprise_number; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT USAGE ON SEQUENCE public.enterprise_number TO parley_app;


--
-- Name: TABLE event; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.event TO parley_app;
GRANT SELECT ON TABLE public.event TO parley_reader;
GRANT SELECT ON TABLE public.event TO parley_purge;


--
-- Name: TABLE event_payload; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.event_payload TO parley_app;
GRANT SELECT ON TABLE public.event_payload TO parley_reader;
GRANT SELECT,DELETE ON TABLE public.event_payload TO parley_purge;


--
-- Name: TABLE fact; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.fact TO parley_app;
GRANT SELECT ON TABLE public.fact TO parley_reader;
GRANT SELECT ON TABLE public.fact TO parley_purge;


--
-- Name: TABLE fact_salt; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT ON TABLE public.fact_salt TO parley_app;


--
-- Name: SEQUENCE figure_entry_id_seq; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT USAGE ON SEQUENCE public.figure_entry_id_seq TO parley_app;


--
-- Name: TABLE figure_signature; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.figure_signature TO parley_app;
GRANT SELECT ON TABLE public.figure_signature TO parley_reader;
GRANT SELECT ON TABLE public.figure_signature TO parley_purge;


--
-- Name: TABLE frozen_report; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.frozen_report TO parley_app;
GRANT SELECT ON TABLE public.frozen_report TO parley_reader;
GRANT SELECT ON TABLE public.frozen_report TO parley_purge;


--
-- Name: TABLE law_generation; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,UPDATE ON TABLE public.law_generation TO parley_app;
GRANT SELECT ON TABLE public.law_generation TO parley_reader;
GRANT SELECT ON TABLE public.law_generation TO parley_purge;


--
-- Name: TABLE law_text; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.law_text TO parley_app;
GRANT SELECT ON TABLE public.law_text TO parley_reader;
GRANT SELECT ON TABLE public.law_text TO parley_purge;


--
-- Name: TABLE mediation_case; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.mediation_case TO parley_app;
GRANT SELECT ON TABLE public.mediation_case TO parley_reader;
GRANT SELECT ON TABLE public.mediation_case TO parley_purge;


--
-- Name: TABLE migration; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT ON TABLE public.migration TO parley_app;
GRANT SELECT ON TABLE public.migration TO parley_reader;
GRANT SELECT ON TABLE public.migration TO parley_purge;


--
-- Name: TABLE note; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.note TO parley_app;
GRANT SELECT ON TABLE public.note TO parley_reader;
GRANT SELECT ON TABLE public.note TO parley_purge;


--
-- Name: TABLE obligation; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.obligation TO parley_app;
GRANT SELECT ON TABLE public.obligation TO parley_reader;
GRANT SELECT ON TABLE public.obligation TO parley_purge;


--
-- Name: SEQUENCE person_number; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT USAGE ON SEQUENCE public.person_number TO parley_app;


--
-- Name: TABLE procedure_edge; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT ON TABLE public.procedure_edge TO parley_app;
GRANT SELECT ON TABLE public.procedure_edge TO parley_reader;
GRANT SELECT ON TABLE public.procedure_edge TO parley_purge;


--
-- Name: TABLE procedure_version; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT ON TABLE public.procedure_version TO parley_app;
GRANT SELECT ON TABLE public.procedure_version TO parley_reader;
GRANT SELECT ON TABLE public.procedure_version TO parley_purge;


--
-- Name: TABLE projection; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.projection TO parley_app;
GRANT SELECT ON TABLE public.projection TO parley_reader;


--
-- Name: TABLE recompute; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.recompute TO parley_app;
GRANT SELECT ON TABLE public.recompute TO parley_reader;
GRANT SELECT ON TABLE public.recompute TO parley_purge;


--
-- Name: TABLE recompute_slice; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.recompute_slice TO parley_app;
GRANT SELECT ON TABLE public.recompute_slice TO parley_reader;
GRANT SELECT ON TABLE public.recompute_slice TO parley_purge;


--
-- Name: TABLE registry_entry; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.registry_entry TO parley_app;
GRANT SELECT ON TABLE public.registry_entry TO parley_reader;


--
-- Name: TABLE registry_event; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.registry_event TO parley_app;
GRANT SELECT ON TABLE public.registry_event TO parley_reader;


--
-- Name: TABLE registry_identity; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.registry_identity TO parley_app;
GRANT SELECT,DELETE ON TABLE public.registry_identity TO parley_purge;


--
-- Name: TABLE rehearsal_clock; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.rehearsal_clock TO parley_app;
GRANT SELECT ON TABLE public.rehearsal_clock TO parley_reader;
GRANT SELECT ON TABLE public.rehearsal_clock TO parley_purge;


--
-- Name: TABLE request_key; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.request_key TO parley_app;
GRANT SELECT ON TABLE public.request_key TO parley_reader;
GRANT SELECT ON TABLE public.request_key TO parley_purge;


--
-- Name: TABLE sensitive_value; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT ON TABLE public.sensitive_value TO parley_app;
GRANT SELECT,DELETE ON TABLE public.sensitive_value TO parley_purge;


--
-- Name: TABLE store_identity; Type: ACL; Schema: public; Owner: parley_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.store_identity TO parley_app;
GRANT SELECT ON TABLE public.store_identity TO parley_reader;
GRANT SELECT ON TABLE public.store_identity TO parley_purge;


--
-- PostgreSQL database dump complete
--


