-- The program's instants (microseconds since 1970 UTC) and days (since 1970-01-01) as PostgreSQL's, and back. Exact.
-- Plain SQL, so that the planner writes them into the statement that calls them.
create or replace function instant(microseconds bigint) returns timestamptz language sql stable parallel safe as $$
    select timestamptz 'epoch' + microseconds * interval '1 microsecond'
$$;

create or replace function microseconds(moment timestamptz) returns bigint language sql stable parallel safe as $$
    select (extract(epoch from moment) * 1000000)::bigint
$$;

create or replace function day_number(day date) returns integer language sql immutable parallel safe as $$
    select day - date '1970-01-01'
$$;
