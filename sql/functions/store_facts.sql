-- Keeps all facts that these cases ever had, in their order (`number`); what is stored already and unchanged is left alone. Names
-- are told apart as people read them: width, letter case and spaces around do not matter. A case of which something was erased
-- is not in `made` and keeps the facts that it had.
create or replace function store_facts(case_ids text[], made_rows jsonb) returns void language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
as $$
begin
    insert into fact as f (case_id, number, measure, day, office, trade, value, who, made, ended)
    select x."case", x.number, x.measure, date '1970-01-01' + x.day, x.office, x.trade, x.value,
        sha256(s.salt || convert_to(lower(normalize(btrim(x.who), nfkc)), 'UTF8')), x.made, x.ended
    from jsonb_to_recordset(made_rows) x (
        "case" text, number integer, measure text, day integer, office text, trade text, value bigint, who text,
        made bigint, ended bigint)
    cross join fact_salt s
    order by x."case", x.number
    on conflict (case_id, number) do update set
        measure = excluded.measure, day = excluded.day, office = excluded.office, trade = excluded.trade,
        value = excluded.value, who = excluded.who, made = excluded.made, ended = excluded.ended
    where (f.measure, f.day, f.office, f.trade, f.value, f.who, f.made, f.ended) is distinct from
        (excluded.measure, excluded.day, excluded.office, excluded.trade, excluded.value, excluded.who, excluded.made,
            excluded.ended);
    -- More than there are now: only where measures were read differently before.
    delete from fact f
    using (
        select x."case" as id, max(x.number) as facts
        from jsonb_to_recordset(made_rows) x ("case" text, number integer) group by x."case"
    ) c
    where f.case_id = c.id and f.number > c.facts;
end $$;
