-- Fewer checkpoints while the store is filled; load_end.sql takes it back.
alter system set max_wal_size = '16GB';
alter system set checkpoint_timeout = '30min';
select pg_reload_conf();
