-- An entry as it stands after the signatures up to a number (NULL: all): the last signed one of a line is what counts.
create or replace function figure_state(what figure_entry, signatures bigint) returns text
language sql stable as $$
    select case
        when exists (
            select from figure_entry l join figure_signature s on s.entry = l.id
            where l.line = what.line and l.id > what.id and (signatures is null or s.id <= signatures)) then 'corrected'
        when exists (
            select from figure_signature s where s.entry = what.id and (signatures is null or s.id <= signatures)) then 'signed'
        else 'entered' end
$$;

-- Adds an entry, remembered under the request's key: `done` with its number, `replayed`, `clash` with the entry that begins the
-- line which is there already, `unknown`, or `superseded` by the entry that put it right already.
create or replace function record_figure(
    of_figure text, from_day bigint, to_day bigint, target boolean, amount bigint, unit_word text, at_office text,
    rests_on text, puts_right bigint, acting text, at bigint, request text, request_hash bytea
) returns table (outcome text, id bigint, is_same boolean) language plpgsql as $$
#variable_conflict use_variable
declare
    first_day constant date := date '1970-01-01' + from_day::integer;
    last_day constant date := date '1970-01-01' + to_day::integer;
    other bigint;
    begun bigint;
    made bigint;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, '') on conflict do nothing;
    if not found then
        return query select 'replayed', nullif(k.rows, '')::bigint, k.hash = request_hash
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    -- Entries about one figure of one office come one after the other.
    perform pg_advisory_xact_lock(hashtextextended('figure ' || of_figure || ' ' || at_office, 0));
    if puts_right is null then
        select e.id into other from figure_entry e
        where e.figure = of_figure and e.office = at_office and e.is_target = target and e.corrects is null
            and e.period_from <= last_day and e.period_to >= first_day
            and ((e.period_from, e.period_to) = (first_day, last_day)
                or not (e.period_from <= first_day and e.period_to >= last_day
                    or e.period_from >= first_day and e.period_to <= last_day))
        order by e.id limit 1;
        if found then outcome := 'clash'; end if;
    else
        select e.line into begun from figure_entry e
        where e.id = puts_right and e.figure = of_figure and e.office = at_office and e.is_target = target
            and (e.period_from, e.period_to) = (first_day, last_day);
        if not found then
            outcome := 'unknown';
        else
            select e.id into other from figure_entry e where e.corrects = puts_right;
            if found then outcome := 'superseded'; end if;
        end if;
    end if;
    if outcome is not null then
        delete from request_key k where k.account = acting and k.key = request;
        return query select outcome, other, null::boolean;
        return;
    end if;
    made := nextval(pg_get_serial_sequence('figure_entry', 'id'));
    insert into figure_entry (id, line, figure, period_from, period_to, is_target, value, unit, office, evidence, corrects,
        entered_by, entered)
    overriding system value
    values (made, coalesce(begun, made), of_figure, first_day, last_day, target, amount, unit_word, at_office, rests_on,
        puts_right, acting, instant(at));
    update request_key k set rows = made::text, seq = (select h.seq from chain_head h where h.chain = 'event')
    where k.account = acting and k.key = request;
    return query select 'done', made, null::boolean;
end $$;

-- Signs an entry: `done`, `replayed`, `unknown`, `same-account` where it is the signer's own, or `signed` where it was.
create or replace function sign_figure(
    number bigint, at_offices text[], acting text, at bigint, request text, request_hash bytea
) returns table (outcome text, id bigint, is_same boolean) language plpgsql as $$
#variable_conflict use_variable
declare
    author text;
begin
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, '') on conflict do nothing;
    if not found then
        return query select 'replayed', nullif(k.rows, '')::bigint, k.hash = request_hash
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    select e.entered_by into author from figure_entry e
    where e.id = number and (at_offices is null or e.office = any (at_offices));
    if not found then
        outcome := 'unknown';
    elsif author = acting then
        outcome := 'same-account';
    else
        -- One after the other, so that a later signature has a greater number once it can be seen.
        perform pg_advisory_xact_lock(hashtextextended('figure signatures', 0));
        insert into figure_signature (entry, signed_by, signed) values (number, acting, instant(at)) on conflict do nothing;
        outcome := case when found then 'done' else 'signed' end;
    end if;
    if outcome = 'done' then
        update request_key k set rows = number::text, seq = (select h.seq from chain_head h where h.chain = 'event')
        where k.account = acting and k.key = request;
    else
        delete from request_key k where k.account = acting and k.key = request;
    end if;
    return query select outcome, number, null::boolean;
end $$;
