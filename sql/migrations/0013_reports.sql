-- breaking: no
-- transaction: yes
--
-- What cases count for (worked out from their events by a follower of the log), and reports that were published.
create table fact (
    case_id text not null,
    -- Its place among all that the case ever counted for, from 1.
    number integer not null check (number > 0),
    -- `procedure.measure`.
    measure text not null,
    day date not null,
    office text not null,
    trade text,
    value bigint not null,
    -- What is told apart, as a salted hash: nobody can be read from it.
    who bytea,
    -- The events that made it and that ended it.
    made bigint not null,
    ended bigint,
    primary key (case_id, number)
);

create index fact_by_measure on fact (measure, day);

-- The salt of `fact.who`, of this store alone.
create table fact_salt (
    singleton boolean primary key default true check (singleton),
    salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);

insert into fact_salt default values;

-- A report as it was published. Written once; later runs show beside it what is counted now.
create table frozen_report (
    id bigint generated always as identity primary key,
    report text not null,
    period_from date not null,
    period_to date not null,
    office text,
    trade text,
    -- The last event and the last signature that it knows.
    asof bigint not null,
    signatures bigint not null,
    rows text not null,
    reason text not null,
    frozen_by text not null,
    frozen timestamptz not null,
    unique nulls not distinct (report, period_from, period_to, office, trade)
);

create trigger frozen_report_is_immutable before update or delete or truncate on frozen_report
    for each statement execute function refuse_change();

grant select on fact, frozen_report to parley_app, parley_reader, parley_purge;
grant select on fact_salt to parley_app;
grant insert, update, delete on fact to parley_app;
grant insert on frozen_report to parley_app;
