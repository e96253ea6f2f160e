-- Takes a page of the log in: the rows of its cases and the place up to which everything is taken in, both or neither. False
-- where somebody else has taken the work over; then nothing is written. `store_NAME` keeps the rows of a projection.
create or replace function store_projection(
    wanted text, owner text, from_seq bigint, to_seq bigint, lease_seconds bigint, case_ids text[], made jsonb
) returns boolean language plpgsql
as $$
begin
    update projection p
    set seq = to_seq, moved = statement_timestamp(),
        lease_until = statement_timestamp() + lease_seconds * interval '1 second'
    where p.name = wanted and p.held_by = owner and p.seq = from_seq;
    if not found then
        return false;
    end if;
    if cardinality(case_ids) > 0 then
        execute format('select %I($1, $2)', 'store_' || wanted) using case_ids, made;
    end if;
    return true;
end $$;
