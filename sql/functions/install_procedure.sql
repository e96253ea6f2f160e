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
