-- What the pgbench scripts need beside the copied store.
create sequence bench_number cache 1;
