-- The chain goes on behind the last clone.
update chain_head set seq = :seq, hash = decode(:'hash', 'hex') where chain = 'event';
alter system reset max_wal_size;
alter system reset checkpoint_timeout;
select pg_reload_conf() \g /dev/null
checkpoint;
