-- Takes the next `counts` numbers of each prefix and year and returns the last of each, in the order given. A crash may
-- lose numbers that no case has yet; one that a case has is durable with the case, so this commit need not be waited for.
create or replace function next_case_numbers(prefixes text[], years bigint[], counts bigint[])
returns table (last_number bigint) language plpgsql as $$
begin
    perform set_config('synchronous_commit', 'off', true);
    return query
    with taken as (
        insert into case_counter as c (prefix, year, last)
        select u.prefix, u.year, u.count from unnest(prefixes, years, counts) u (prefix, year, count)
        order by u.prefix, u.year
        on conflict (prefix, year) do update set last = c.last + excluded.last
        returning c.prefix, c.year, c.last
    )
    select t.last
    from unnest(prefixes, years) with ordinality u (prefix, year, n)
    join taken t on t.prefix = u.prefix and t.year = u.year
    order by u.n;
end $$;
