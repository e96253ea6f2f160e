-- What the pgbench scripts need beside the copied store: numbers, and heads of chains. Clients share :lanes of them:
-- with one, as the store demands, they wait for each other's commits; with one each they show what that costs.
create sequence bench_number;
insert into chain_head (chain, seq, hash)
select 'event-' || lane, h.seq + lane * 1000000000::bigint, h.hash
from chain_head h, generate_series(0, 1023) lane
where h.chain = 'event';
