-- The cases whose number has the prefix of :like, in the order of their numbers. pgbench asks for them by the number alone,
-- so there must be no gap: the longest row of numbers that has none.
with alike as (
    select id, substring(id from '[0-9]+$')::integer as number
    from mediation_case where id like regexp_replace(:'like', '[0-9]+$', '') || '%'
),
islands as (select id, number, number - row_number() over (order by number) as island from alike)
select id from islands
where island = (select island from islands group by island order by count(*) desc limit 1)
order by number;
