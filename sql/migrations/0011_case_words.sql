-- breaking: yes
-- transaction: yes
--
-- Words stand in a table of their own, which follows the log: cases are opened and changed without them.
create table case_words (
    case_id text primary key,
    -- The event that opened the case.
    opened_seq bigint not null,
    -- Folded: number and title, names of parties, what else all may read, what only those may who work on the case.
    title text not null,
    parties text not null,
    open text not null,
    deep text not null,
    -- Every two signs that follow each other, and Chinese ones alone, with the shelf on which the case stands (made by the daemon).
    signs bigint[] not null
);
alter table case_words alter column signs set storage external;

-- What was added last is looked through one by one, so it is kept short.
create index case_by_signs on case_words using gin (signs) with (gin_pending_list_limit = 256);

drop index case_by_words;
drop function if exists list_cases(
    boolean, text[], text, text, text, text[], text[], text, text, boolean, integer, bigint, bigint, text, bigint);
drop function grams(text);

grant select, insert, update, delete on case_words to parley_app;
-- Not for parley_reader: it holds notes.
