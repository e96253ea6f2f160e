-- Gives new cases the numbers by which others know them. Called after append_batch in its transaction, only where a number is given,
-- and so under the lock of the chain's head. What append_batch refused has no case and is passed over; what it did before, when
-- the answer was lost, has its number. A number that another case has ends with PL002.
create or replace function name_cases(numbers text[], procedures text[], offices text[], cases text[]) returns bigint
    language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
    holder text;
    named bigint := 0;
begin
    for n in 1 .. cardinality(numbers) loop
        continue when not exists (select from mediation_case c where c.id = cases[n]);
        insert into case_external (number, procedure, office, case_id)
        values (numbers[n], procedures[n], offices[n], cases[n])
        on conflict do nothing;
        if not found then
            select e.case_id into holder from case_external e
            where e.number = numbers[n] and e.procedure = procedures[n] and e.office = offices[n];
            if holder is distinct from cases[n] then
                raise exception 'another case has the number' using errcode = 'PL002';
            end if;
        end if;
        named := named + 1;
    end loop;
    return named;
end $$;
