-- Table, rows as the statistics have them, bytes with indexes, bytes of the indexes alone; the largest first.
select c.relname, greatest(c.reltuples, 0)::bigint, pg_total_relation_size(c.oid), pg_indexes_size(c.oid)
from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
order by pg_total_relation_size(c.oid) desc limit 8;
