-- breaking: no
-- transaction: yes
--
-- Lists of cases by procedure, with a term that has passed, by the day of opening, and by words. None of these indexes is on
-- a column that most advances change: an advance stays on its page.
create index case_by_procedure on mediation_case (procedure_version, id);
create index case_overdue on mediation_case (id) where is_overdue;
create index case_by_opening on mediation_case (opened, id);

-- Every two signs that follow each other in a text. Two are what a Chinese name or word has at least.
create function grams(words text) returns text[] language sql immutable parallel safe as $$
    select array(select distinct substr(lower(words), n, 2) from generate_series(1, length(words) - 1) n)
$$;

-- What was added last is looked through one by one, so it is kept short.
create index case_by_words on mediation_case using gin (grams(title || chr(10) || party_names))
    with (gin_pending_list_limit = 512);
