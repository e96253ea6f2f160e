-- The cases of a shelf that may have these words: they have all the signs. Plain SQL, so that the planner writes it into the
-- statement that calls it.
create or replace function words_on_shelf(shelf bigint, signs_of_all bigint[])
returns table (case_id text, opened_seq bigint, title text, parties text, open text, deep text)
language sql stable as $$
    select w.case_id, w.opened_seq, w.title, w.parties, w.open, w.deep
    from case_words w
    where w.signs @> array(select shelf << 42 | g.sign from unnest(signs_of_all) g (sign))
$$;

-- The shelf of the cases opened by an event.
create or replace function shelf_of(seq bigint) returns bigint language sql immutable parallel safe as $$
    select seq >> 16
$$;
