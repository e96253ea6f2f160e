-- Keeps the generation of calendars and rules from changing until the transaction ends, and refuses with PL001 what was
-- decided under another one. Called before append_batch; install waits for those who are on their way.
create or replace function hold_law(known bigint) returns bigint language plpgsql as $$
declare
    present bigint;
begin
    perform pg_advisory_xact_lock_shared(law_lock());
    -- A statement of its own, whose snapshot is taken after the lock.
    select g.generation into present from law_generation g;
    if present <> known then
        raise exception 'generation % of the rules is in force, not %', present, known using errcode = 'PL001';
    end if;
    return present;
end $$;

-- The advisory lock of the generation in force.
create or replace function law_lock() returns bigint language sql immutable as $$ select 7305808869231650169 $$;
