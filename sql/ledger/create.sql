-- What has been applied to this database; made before the first migration, under the migration lock.
create table if not exists migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    breaking boolean not null,
    applied timestamptz not null default clock_timestamp()
);
create table if not exists applied_text (
    name text primary key,
    checksum text not null,
    applied timestamptz not null default clock_timestamp()
);
