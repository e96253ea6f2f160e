-- Fewer checkpoints while the store is filled; load_end.sql takes it back. The index of words is made at
-- once when all are there (load_signs.sql); how, is the answer.
alter system set max_wal_size = '16GB';
alter system set checkpoint_timeout = '30min';
select pg_reload_conf() \g /dev/null
select pg_get_indexdef('case_by_signs'::regclass) as words \gset
drop index case_by_signs;
select :'words';
