-- breaking: no
-- transaction: yes
--
-- Enterprises and persons, recorded once for all cases, and what each case is about.

create sequence enterprise_number;
create sequence person_number;

create table registry_entry (
    id text primary key,
    kind text not null check (kind in ('enterprise', 'person')),
    name text not null,
    -- As names are compared (Sources/Procedures/Case/NameKey.swift).
    name_key text not null,
    credit_code text,
    address text,
    phone text,
    -- The entry that this one became part of; never one that became part of another.
    merged_into text references registry_entry check (merged_into <> id)
);

-- Every two signs that follow each other in a name.
create function name_grams(name text) returns text[] language sql immutable parallel safe as $$
    select array(select distinct substr(name, n, 2) from generate_series(1, length(name) - 1) n)
$$;

create unique index registry_entry_code on registry_entry (credit_code) where merged_into is null;
create index registry_entry_by_phone on registry_entry (phone) where phone is not null;
create index registry_entry_by_words on registry_entry using gin (name_grams(name_key));
create index registry_entry_merged on registry_entry (merged_into) where merged_into is not null;

-- Values of sensitivity S, kept apart: looked up whole, never listed.
create table registry_identity (
    entry text primary key references registry_entry,
    number text not null unique
);

-- Who changed which entry, and how. Immutable; of a person's values it tells only which changed.
create table registry_event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account text not null,
    entry text not null,
    change text not null
);

create index registry_event_by_entry on registry_event (entry, id);

create trigger registry_event_is_immutable before update or delete or truncate on registry_event
    for each statement execute function refuse_change();

-- Filled from the log: the entries, names and credit codes that a case is about.
create table case_subject (
    subject text not null,
    case_id text not null,
    procedure text not null,
    is_open boolean not null,
    primary key (subject, case_id)
);

create index case_subject_by_case on case_subject (case_id);
create index case_subject_open on case_subject (subject, procedure, case_id) where is_open;

grant select on registry_entry, registry_identity, registry_event, case_subject to parley_app;
grant select on registry_entry, registry_event, case_subject to parley_reader;
grant insert, update on registry_entry to parley_app;
grant insert, update, delete on registry_identity, case_subject to parley_app;
grant insert on registry_event to parley_app;
grant usage on sequence enterprise_number, person_number to parley_app;
grant select, delete on registry_identity to parley_purge;
