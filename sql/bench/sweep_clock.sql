-- From the next connection on, the database's clock, which says what is due, goes on from :moment. Leases keep to real time.
create schema if not exists bench_time;
create table if not exists bench_time.start (distance interval not null);
truncate bench_time.start;
insert into bench_time.start select :'moment'::timestamptz - pg_catalog.clock_timestamp();
create or replace function bench_time.clock_timestamp() returns timestamptz language sql volatile as $$
    select pg_catalog.clock_timestamp() + s.distance from bench_time.start s
$$;
grant usage on schema bench_time to public;
grant select on bench_time.start to public;
do $$ begin
    execute format('alter database %I set search_path = bench_time, public, pg_catalog', current_database());
end $$;
