-- Shipped texts come into force unless the store has seen them: `installed`, `same`, or `differs` where a calendar of
-- that version, or of a later one, is in force with another text, which stands.
create or replace function install_shipped_law(
    text_kind text, text_name text, text_version text, text_body text, text_source text, at bigint
) returns text language plpgsql as $$
declare
    present text;
begin
    for attempt in 1 .. 2 loop
        if exists (select from law_text t
            where t.kind = text_kind and t.name = text_name and t.body = text_body and t.generation is not null)
        then
            return 'same';
        end if;
        select t.version into present from law_text t
        where t.kind = text_kind and t.name = text_name and t.generation is not null
        order by t.generation desc limit 1;
        if text_kind = 'calendar' and present is not null
            and string_to_array(present, '.')::int[] >= string_to_array(text_version, '.')::int[]
        then
            return 'differs';
        end if;
        -- Looked at again under the lock: another daemon may start at the same moment.
        if attempt = 1 then perform pg_advisory_xact_lock(law_lock()); end if;
    end loop;
    perform enter_force(id, 'system', instant(at), null) from (
        select propose_law_text(text_kind, text_name, text_version, text_body, text_source, '', 0, 'system', at,
            (select g.generation from law_generation g))) t (id);
    return 'installed';
end $$;

create or replace function propose_law_text(
    text_kind text, text_name text, text_version text, text_body text, text_source text, text_reason text,
    text_moves bigint, acting text, at bigint, text_base bigint
) returns bigint language sql as $$
    insert into law_text (kind, name, version, body, source, reason, moves, proposed_by, proposed, base)
    values (text_kind, text_name, text_version, text_body, text_source, text_reason, text_moves, acting, instant(at),
        text_base)
    returning id
$$;

-- Gives a text the next generation; the caller holds the law's lock. Where it takes the place of another one and
-- deadlines exist, they are to be counted again.
create or replace function enter_force(text_id bigint, acting text, at timestamptz, why text)
returns bigint language plpgsql as $$
declare
    entered bigint;
    has_work boolean;
begin
    select w.kind <> 'procedure' and exists (select from deadline) and (w.name = 'installed' or exists (
        select from law_text o where o.kind = w.kind and o.name = w.name and o.generation is not null))
    into has_work from law_text w where w.id = text_id;
    update law_generation set generation = generation + 1 returning generation into entered;
    update law_text set generation = entered, confirmed_by = acting, confirmed = at, confirm_reason = why
    where id = text_id;
    if has_work then insert into recompute (generation) values (entered); end if;
    return entered;
end $$;

-- A step of an installation by people, remembered under the request's key: `done` with the text's number, `unknown`,
-- `same-account`, `outdated`, or `replayed` with the number found under the key. A procedure is judged again when it is
-- confirmed (install_proposed_procedure), so that another one that came into force meanwhile is no hindrance.
create or replace function law_step(
    step text, text_id bigint, text_kind text, text_name text, text_version text, text_body text, text_source text,
    text_reason text, text_moves bigint, text_base bigint, acting text, at bigint, request text, request_hash bytea
) returns table (outcome text, id bigint, is_same boolean) language plpgsql as $$
#variable_conflict use_variable
declare
    found_text law_text;
    answer text := 'done';
    made bigint := text_id;
begin
    perform pg_advisory_xact_lock(law_lock());
    insert into request_key (account, key, hash, rows) values (acting, request, request_hash, '')
    on conflict do nothing;
    if not found then
        return query select 'replayed', nullif(k.rows, '')::bigint, k.hash = request_hash
        from request_key k where k.account = acting and k.key = request;
        return;
    end if;
    if step = 'propose' then
        if text_kind <> 'procedure'
            and exists (select from law_text t where t.kind = text_kind and t.generation > text_base)
        then
            answer := 'outdated';
        else
            made := propose_law_text(text_kind, text_name, text_version, text_body, text_source, text_reason,
                text_moves, acting, at, text_base);
        end if;
    else
        select * into found_text from law_text t
        where t.id = text_id and t.kind = text_kind and t.generation is null and t.withdrawn_by is null;
        if not found then
            answer := 'unknown';
        elsif step = 'withdraw' then
            update law_text t set withdrawn_by = acting, withdrawn = instant(at), withdraw_reason = text_reason
            where t.id = text_id;
        elsif found_text.proposed_by = acting then
            answer := 'same-account';
        elsif text_kind <> 'procedure'
            and exists (select from law_text t where t.kind = text_kind and t.generation > found_text.base)
        then
            answer := 'outdated';
        else
            perform enter_force(text_id, acting, instant(at), text_reason);
        end if;
    end if;
    if answer = 'done' then
        update request_key k set rows = made::text,
            seq = (select h.seq from chain_head h where h.chain = 'event')
        where k.account = acting and k.key = request;
    else
        delete from request_key k where k.account = acting and k.key = request;
    end if;
    return query select answer, made, null::boolean;
end $$;
