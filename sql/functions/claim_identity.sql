-- Says what this store is for. Refused (false) where it is for the other thing and holds a case already.
create or replace function claim_identity(wanted text) returns boolean language plpgsql as $$
declare
    present text;
begin
    insert into store_identity (kind) values (wanted) on conflict do nothing;
    select i.kind into present from store_identity i for update;
    if present = wanted then
        return true;
    end if;
    if exists (select from mediation_case) then
        return false;
    end if;
    update store_identity set kind = wanted, since = clock_timestamp();
    return true;
end $$;
