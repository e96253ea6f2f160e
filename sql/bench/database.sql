-- The database that the daemon works on.
select datname from pg_stat_activity where application_name like 'parleyd/%' and datname is not null limit 1;
