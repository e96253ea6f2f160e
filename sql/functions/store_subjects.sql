-- Keeps the rows of the projection `subjects`: what these cases are about now; what is as it was is not written.
create or replace function store_subjects(case_ids text[], made jsonb) returns void language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
    delete from case_subject d
    using (
        select s.subject, s.case_id
        from unnest(case_ids) w (id)
        cross join lateral (select s.subject, s.case_id from case_subject s where s.case_id = w.id offset 0) s
        where (s.case_id, s.subject) not in (select m->>'case', m->>'subject' from jsonb_array_elements(made) m)
    ) s
    where d.subject = s.subject and d.case_id = s.case_id;
    insert into case_subject as s (subject, case_id, procedure, is_open)
    select m->>'subject', m->>'case', m->>'procedure', (m->>'open')::boolean
    from jsonb_array_elements(made) m
    on conflict (subject, case_id) do update set procedure = excluded.procedure, is_open = excluded.is_open
    where (s.procedure, s.is_open) is distinct from (excluded.procedure, excluded.is_open);
end $$;
