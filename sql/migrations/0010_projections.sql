-- breaking: no
-- transaction: yes
--
-- Tables that the daemons fill from the log, after the commit: how far each of them is.
create table projection (
    name text primary key,
    -- Of the function that makes the rows; a newer one begins again from zero.
    version integer not null,
    -- Everything up to here has been taken in.
    seq bigint not null default 0,
    -- Far behind, a case is taken in at its newest event only: until `seq` is here, earlier changes may still be missing.
    whole_from bigint not null default 0,
    moved timestamptz not null default clock_timestamp(),
    -- Who works on it, and until when (real time).
    held_by text,
    lease_until timestamptz
) with (fillfactor = 20);

grant select, insert, update on projection to parley_app;
grant select on projection to parley_reader;
