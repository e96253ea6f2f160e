-- breaking: no
-- transaction: yes
--
-- Calendars and deadline rules as data that arrives while the daemon runs, and the work that its arrival makes.

-- A calendar or a file of rules. A proposal has no generation; the second person's word gives it one.
create table law_text (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('calendar', 'rules')),
    name text not null,
    version text,
    body text not null,
    source text not null,
    reason text not null,
    moves bigint not null,
    proposed_by text not null,
    proposed timestamptz not null,
    -- The newest generation of its kind when it was proposed.
    base bigint not null,
    generation bigint unique check (generation > 0),
    confirmed_by text,
    confirmed timestamptz,
    confirm_reason text,
    withdrawn_by text,
    withdrawn timestamptz,
    withdraw_reason text,
    constraint law_text_has_a_version check ((kind = 'calendar') = (version is not null)),
    constraint law_text_takes_two_people check (
        confirmed_by is null or confirmed_by <> proposed_by or proposed_by = 'system'),
    constraint law_text_in_force_was_confirmed check ((generation is not null) = (confirmed_by is not null)),
    constraint law_text_has_one_end check (generation is null or withdrawn_by is null)
);

-- One version of a calendar is in force once.
create unique index law_text_version on law_text (name, version) where kind = 'calendar' and generation is not null;
create index law_text_waiting on law_text (kind, id) where generation is null and withdrawn_by is null;

-- The generation in force. What was decided under an older one is refused (hold_law).
create table law_generation (
    singleton boolean primary key default true check (singleton),
    generation bigint not null
);

insert into law_generation (generation) values (0);

-- The deadlines that a generation moves are counted again: listed first, then slice by slice.
create table recompute (
    generation bigint primary key,
    -- NULL until the cases have been listed.
    cases bigint,
    moved bigint not null default 0,
    started timestamptz not null default clock_timestamp(),
    finished timestamptz
);

create index recompute_pending on recompute (generation) where finished is null;

create table recompute_slice (
    id bigint generated always as identity primary key,
    generation bigint not null references recompute,
    case_ids text[] not null,
    claimed_by text,
    lease_until timestamptz
) with (fillfactor = 50);

create index recompute_slice_by_generation on recompute_slice (generation, id);

-- A text is written once; all that may come is its end.
create function law_text_stays() returns trigger language plpgsql as $$
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

create trigger law_text_is_immutable before update or delete on law_text
    for each row execute function law_text_stays();
create trigger law_text_is_kept before truncate on law_text for each statement execute function refuse_change();

grant select on law_text, law_generation, recompute, recompute_slice to parley_app, parley_reader, parley_purge;
grant insert, update on law_text, recompute to parley_app;
grant update on law_generation to parley_app;
grant insert, update, delete on recompute_slice to parley_app;
