-- breaking: no
-- transaction: yes
--
-- The numbers by which other systems and spreadsheets know a case; written with its opening, only where one is given.
create table case_external (
    number text not null,
    procedure text not null,
    office text not null,
    case_id text not null unique references mediation_case (id),
    primary key (number, procedure, office)
);

grant select, insert on case_external to parley_app;
grant select on case_external to parley_reader, parley_purge;
