-- The words of these cases. Where nothing has changed nothing is written.
create or replace function store_words(case_ids text[], made jsonb) returns void language sql
    set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set enable_seqscan = off
as $$
    insert into case_words as w (case_id, opened_seq, title, parties, open, deep, signs)
    select m."case", m.opened, m.title, m.parties, m.open, m.deep, m.signs::bigint[]
    from jsonb_to_recordset(made) m ("case" text, opened bigint, title text, parties text, open text, deep text, signs text)
    on conflict (case_id) do update
    set opened_seq = excluded.opened_seq, title = excluded.title, parties = excluded.parties, open = excluded.open,
        deep = excluded.deep, signs = excluded.signs
    where (w.opened_seq, w.title, w.parties, w.open, w.deep)
        is distinct from (excluded.opened_seq, excluded.title, excluded.parties, excluded.open, excluded.deep)
$$;
