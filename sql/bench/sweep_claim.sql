-- Five claims of what is due at :moment, each undone: how many, and in how many milliseconds.
select microseconds(:'moment'::timestamptz) as due \gset
begin; select pg_catalog.clock_timestamp() as t \gset
select count(*) as n from claim_deadlines(:due, :most, 'bench', 60) \gset
select :n, extract(epoch from pg_catalog.clock_timestamp() - :'t'::timestamptz) * 1000; rollback;
begin; select pg_catalog.clock_timestamp() as t \gset
select count(*) as n from claim_deadlines(:due, :most, 'bench', 60) \gset
select :n, extract(epoch from pg_catalog.clock_timestamp() - :'t'::timestamptz) * 1000; rollback;
begin; select pg_catalog.clock_timestamp() as t \gset
select count(*) as n from claim_deadlines(:due, :most, 'bench', 60) \gset
select :n, extract(epoch from pg_catalog.clock_timestamp() - :'t'::timestamptz) * 1000; rollback;
begin; select pg_catalog.clock_timestamp() as t \gset
select count(*) as n from claim_deadlines(:due, :most, 'bench', 60) \gset
select :n, extract(epoch from pg_catalog.clock_timestamp() - :'t'::timestamptz) * 1000; rollback;
begin; select pg_catalog.clock_timestamp() as t \gset
select count(*) as n from claim_deadlines(:due, :most, 'bench', 60) \gset
select :n, extract(epoch from pg_catalog.clock_timestamp() - :'t'::timestamptz) * 1000; rollback;
