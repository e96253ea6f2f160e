-- Stores a version of a procedure with all its edges, once: `installed`, `same`, or `clash` where the version is there
-- with another text. Runs with the owner's rights: nobody else can add an edge, least of all to a version in use.
create or replace function install_procedure(
    procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text,
    edge_from text[], edge_action text[], edge_to text[]
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    made integer;
    known text;
begin
    insert into procedure_version (procedure, version, initial_state, terminal_states, body)
    values (procedure_id, procedure_number, initial, terminal, procedure_text)
    on conflict do nothing
    returning id into made;
    if made is null then
        select v.body into known from procedure_version v
        where v.procedure = procedure_id and v.version = procedure_number;
        return case when known = procedure_text then 'same' else 'clash' end;
    end if;
    insert into procedure_edge (procedure_version, from_state, action, to_state)
    select made, e.from_state, e.action, e.to_state
    from unnest(edge_from, edge_action, edge_to) e (from_state, action, to_state);
    return 'installed';
end $$;

revoke execute on function install_procedure from public;
grant execute on function install_procedure to parley_app;

-- A shipped version. Where the store has it with another text, that stands. Where it takes the place of an older
-- version, it gets a generation of its own, so that nobody opens a case under the older one any more.
create or replace function ship_procedure(
    procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text,
    edge_from text[], edge_action text[], edge_to text[]
) returns text language plpgsql as $$
declare
    outcome text;
begin
    if not exists (select from procedure_version v
        where v.procedure = procedure_id and v.version = procedure_number)
    then
        perform pg_advisory_xact_lock(law_lock());
    end if;
    outcome := install_procedure(procedure_id, procedure_number, initial, terminal, procedure_text, edge_from,
        edge_action, edge_to);
    if outcome = 'installed' and exists (
        select from procedure_version v where v.procedure = procedure_id and v.version <> procedure_number)
    then
        update law_generation set generation = generation + 1;
    end if;
    return outcome;
end $$;

-- The second person's word on a proposed procedure, which was judged under the generation `known`: as law_step, and
-- `outdated` where another generation is in force by now, so that it is judged again.
create or replace function install_proposed_procedure(
    text_id bigint, known bigint, why text, acting text, at bigint, request text, request_hash bytea,
    procedure_id text, procedure_number bigint, initial text, terminal text[], procedure_text text,
    edge_from text[], edge_action text[], edge_to text[]
) returns table (outcome text, id bigint, is_same boolean) language plpgsql as $$
#variable_conflict use_variable
declare
    answer record;
begin
    perform pg_advisory_xact_lock(law_lock());
    if (select g.generation from law_generation g) <> known
        and not exists (select from request_key k where k.account = acting and k.key = request)
    then
        return query select 'outdated', text_id, null::boolean;
        return;
    end if;
    select s.outcome, s.id, s.is_same into answer
    from law_step('confirm', text_id, 'procedure', '', null, '', '', why, 0, known, acting, at, request,
        request_hash) s;
    if answer.outcome = 'done' and install_procedure(procedure_id, procedure_number, initial, terminal, procedure_text,
        edge_from, edge_action, edge_to) <> 'installed'
    then
        raise exception 'version % of % is there already', procedure_number, procedure_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return query select answer.outcome, answer.id, answer.is_same;
end $$;
