-- Some cases from all over the store, always the same.
select id from mediation_case
where hashtext(id) % greatest(1, (select reltuples::bigint / 3000 from pg_class where oid = 'mediation_case'::regclass)) = 0
order by hashtext(id) limit 2000;
