-- breaking: no
-- transaction: yes
--
-- The figure ledger: counts that are no cases. Entries and signatures are written once.
create table figure_entry (
    id bigint generated always as identity primary key,
    -- The entry that begins the line; those that put it right follow each other without a fork.
    line bigint not null references figure_entry,
    figure text not null,
    period_from date not null,
    period_to date not null,
    is_target boolean not null,
    value bigint not null check (value >= 0),
    unit text not null,
    office text not null,
    evidence text not null,
    corrects bigint unique references figure_entry,
    entered_by text not null,
    entered timestamptz not null,
    constraint figure_period_runs_forward check (period_from <= period_to),
    constraint figure_line_begins_with_itself check ((corrects is null) = (line = id))
);

create unique index figure_line on figure_entry (figure, office, period_from, period_to, is_target) where corrects is null;
create index figure_by_line on figure_entry (line, id);

create table figure_signature (
    id bigint generated always as identity primary key,
    entry bigint not null unique references figure_entry,
    signed_by text not null,
    signed timestamptz not null
);

-- Nobody signs what they entered themselves.
create function figure_signature_is_anothers() returns trigger language plpgsql as $$
begin
    if exists (select from figure_entry e where e.id = new.entry and e.entered_by = new.signed_by) then
        raise exception 'who entered a figure cannot sign it' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger figure_signature_is_anothers before insert on figure_signature
    for each row execute function figure_signature_is_anothers();
create trigger figure_entry_is_immutable before update or delete or truncate on figure_entry
    for each statement execute function refuse_change();
create trigger figure_signature_is_immutable before update or delete or truncate on figure_signature
    for each statement execute function refuse_change();

grant select on figure_entry, figure_signature to parley_app, parley_reader, parley_purge;
grant insert on figure_entry, figure_signature to parley_app;
grant usage on sequence figure_entry_id_seq to parley_app;
