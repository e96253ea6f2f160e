-- breaking: no
-- transaction: yes
--
-- The whole store of the first release. Instants are timestamptz, civil days are date, JSON that is hashed is text.

-- ---------------------------------------------------------------------------------------------- who this store is

-- One row: a store holds real cases or rehearses, and never changes from one to the other once it holds a case.
create table store_identity (
    singleton boolean primary key default true check (singleton),
    kind text not null check (kind in ('real', 'rehearsal')),
    id uuid not null default gen_random_uuid(),
    since timestamptz not null default clock_timestamp()
);

-- The rehearsal's moment: it stands still until somebody moves it.
create table rehearsal_clock (
    singleton boolean primary key default true check (singleton),
    moment timestamptz not null
);

-- ------------------------------------------------------------------------------------------------- procedures

create table procedure_version (
    id integer generated always as identity primary key,
    procedure text not null,
    version integer not null check (version > 0),
    initial_state text not null,
    terminal_states text[] not null,
    body text not null,
    installed timestamptz not null default clock_timestamp(),
    unique (procedure, version)
);

-- Every step that a version of a procedure allows. An action has one outcome from each state.
create table procedure_edge (
    procedure_version integer not null references procedure_version,
    from_state text not null,
    action text not null,
    to_state text not null,
    primary key (procedure_version, action, from_state, to_state),
    unique (procedure_version, from_state, action)
);

-- ------------------------------------------------------------------------------------------------------- cases

-- A case as its events have left it. No column that most advances change is indexed, so that an advance stays on its
-- page (HOT) and touches no index; the one that closes a case is the exception.
create table mediation_case (
    id text primary key,
    version integer not null,
    -- How many events the case has; the next one takes this number plus one.
    event_count integer not null,
    -- How many events have made the snapshot what it is: an overdue term changes it and leaves the version alone.
    revision integer not null,
    procedure_version integer not null references procedure_version,
    state text not null,
    office text not null,
    assignee text,
    opened timestamptz not null,
    next_due date,
    is_overdue boolean not null,
    is_open boolean not null,
    title text not null,
    -- One name a line, for the plain search.
    party_names text not null,
    snapshot text not null
) with (fillfactor = 65);

create index case_by_office on mediation_case (office, id);
create index case_by_assignee on mediation_case (assignee, id) where assignee is not null;
create index case_open on mediation_case (id) where is_open;

-- The last number given out for a prefix and a Shanghai year: gaps allowed, never reused.
create table case_counter (
    prefix text not null,
    year integer not null,
    last bigint not null,
    primary key (prefix, year)
) with (fillfactor = 20);

create table note (
    case_id text not null,
    number integer not null,
    text text not null,
    is_private boolean not null,
    account text not null,
    at timestamptz not null,
    primary key (case_id, number)
);

-- Values of sensitivity S; payloads and snapshots hold their reference.
create table sensitive_value (
    case_id text not null,
    ref text not null,
    value text not null,
    primary key (case_id, ref)
);

-- ------------------------------------------------------------------------------------------------------ events

-- The log, the history and the audit chain, all in one. Immutable; gapless in commit order.
create table event (
    seq bigint primary key check (seq > 0),
    at timestamptz not null,
    recorded timestamptz not null,
    ordinal integer not null check (ordinal > 0),
    version integer not null check (version > 0),
    procedure_version integer not null,
    -- True for the one event of a command that raised the case's version.
    raises_version boolean not null,
    case_id text not null,
    type text not null,
    account text not null,
    session text not null,
    action text,
    from_state text not null,
    to_state text not null,
    payload_hash bytea not null check (length(payload_hash) = 32),
    hash bytea not null check (length(hash) = 32),
    -- One line of events per case, without a fork: events are numbered 1, 2, 3 …
    unique (case_id, ordinal),
    -- An advance takes an edge of its procedure. Other events have no action, and NULL is not checked.
    constraint event_takes_an_edge foreign key (procedure_version, action, from_state, to_state)
        references procedure_edge (procedure_version, action, from_state, to_state),
    constraint event_advance_has_an_action check ((type = 'case.advanced') = (action is not null)),
    constraint event_keeps_the_state check (
        from_state = to_state or type in ('case.opened', 'case.advanced', 'case.moved', 'case.corrected'))
);

-- What happened, in words. It can be erased by the purge role; the chain holds its hash only.
create table event_payload (
    seq bigint primary key,
    salt bytea not null,
    payload text not null
);

-- The heads of the two chains, `event` and `access`.
create table chain_head (
    chain text primary key,
    seq bigint not null,
    hash bytea not null check (length(hash) = 32)
) with (fillfactor = 20);

insert into chain_head (chain, seq, hash)
values ('event', 0, decode(repeat('00', 32), 'hex')), ('access', 0, decode(repeat('00', 32), 'hex'));

-- Reads, refusals and log-ins. Few indexes, for a row comes with every request; the time narrows what is looked for.
create table access_entry (
    seq bigint primary key check (seq > 0),
    at timestamptz not null,
    account text not null,
    session text not null,
    command text not null,
    case_id text,
    result text not null,
    keys text not null,
    hash bytea not null check (length(hash) = 32)
);

create index access_by_time on access_entry using brin (at);

-- ---------------------------------------------------------------------------------------------------- deadlines

create table deadline (
    case_id text not null,
    id text not null,
    clock text not null,
    rule text,
    rule_version integer,
    calendar_version text,
    trigger_day date not null,
    nominal date not null,
    due date not null,
    provisional boolean not null,
    status text not null check (status in ('open', 'overdue', 'suspended', 'met', 'waived', 'cancelled')),
    -- When the scheduler must look again; NULL when nothing more will come.
    wake_at timestamptz,
    -- The claim: who looks at it now, and until when (real time).
    claimed_by text,
    lease_until timestamptz,
    primary key (case_id, id)
) with (fillfactor = 85);

-- A sweep reads only what is due, a list only what runs.
create index deadline_to_wake on deadline (wake_at, case_id, id) where wake_at is not null;
create index deadline_running on deadline (due, case_id, id) include (status) where status in ('open', 'overdue', 'suspended');

-- ------------------------------------------------------------------------------------------------------ notices

-- Something that people must be told, once.
create table obligation (
    id bigint generated always as identity primary key,
    case_id text not null,
    deadline text,
    clock text,
    due_day date,
    step text not null,
    kind text not null,
    role text not null,
    at timestamptz not null,
    unique nulls not distinct (case_id, deadline, due_day, step, role)
);

create table delivery (
    id bigint generated always as identity primary key,
    obligation bigint not null references obligation,
    account text not null,
    mail text,
    channel text not null check (channel in ('smtp', 'spool')),
    state text not null default 'due'
        check (state in ('due', 'claimed', 'sent', 'uncertain', 'failed', 'cancelled')),
    attempt integer not null default 0,
    -- Not before this moment (`due`), or the end of the lease (`claimed`); real time.
    ready_at timestamptz not null default clock_timestamp(),
    claimed_by text,
    -- True once the text is about to be handed over: a lost claim is then `uncertain`.
    is_sending boolean not null default false,
    problem text,
    unique (obligation, account, channel)
) with (fillfactor = 85);

create index delivery_to_claim on delivery (ready_at, id) include (state) where state in ('due', 'claimed');
create index delivery_troubled on delivery (state, id) where state in ('failed', 'uncertain');

-- --------------------------------------------------------------------------------------------- requests, accounts

-- What was answered under a key, kept for 30 days. `seq` is -1 until the same transaction knows it: an update in place
-- that touches no index.
create table request_key (
    account text not null,
    key text not null,
    hash bytea not null,
    rows text not null,
    version integer,
    seq bigint not null default -1,
    created timestamptz not null default clock_timestamp(),
    primary key (account, key)
) with (fillfactor = 50);

create index request_key_by_age on request_key using brin (created);

create table account (
    name text primary key,
    uid bigint unique,
    roles text[] not null,
    scope text[] not null,
    mail text,
    disabled boolean not null
);

-- Who changed which account, and how. Immutable.
create table account_event (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    account text not null,
    by_account text not null,
    change text not null
);

-- -------------------------------------------------------------------------------------- what may never be changed

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is written once and never changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger event_is_immutable before update or delete or truncate on event
    for each statement execute function refuse_change();
create trigger access_entry_is_immutable before update or delete or truncate on access_entry
    for each statement execute function refuse_change();
create trigger account_event_is_immutable before update or delete or truncate on account_event
    for each statement execute function refuse_change();
create trigger procedure_version_is_immutable before update or delete or truncate on procedure_version
    for each statement execute function refuse_change();
create trigger procedure_edge_is_immutable before update or delete or truncate on procedure_edge
    for each statement execute function refuse_change();
create trigger event_payload_is_immutable before update or truncate on event_payload
    for each statement execute function refuse_change();
create trigger chain_head_stays before delete or truncate on chain_head
    for each statement execute function refuse_change();

-- --------------------------------------------------------------------------------------------------------- rights

grant select on all tables in schema public to parley_app, parley_reader, parley_purge;
revoke select on sensitive_value from parley_reader;
grant insert on event, event_payload, access_entry, account_event, note, sensitive_value to parley_app;
grant insert, update on mediation_case, case_counter, deadline, obligation, delivery, account, store_identity,
    rehearsal_clock to parley_app;
grant update on chain_head to parley_app;
grant insert, update, delete on request_key to parley_app;
grant delete on event_payload, sensitive_value to parley_purge;
