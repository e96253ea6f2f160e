-- On an empty account table makes the first account, with every role and the scope of everything.
create or replace function bootstrap_account(account_name text, account_uid bigint, account_roles text[])
returns boolean language plpgsql as $$
begin
    lock table account in share row exclusive mode;
    if exists (select from account) then
        return false;
    end if;
    insert into account (name, roles, scope, mail, disabled) values (account_name, account_roles, '{*}', null, false);
    insert into account_uid (uid, account) values (account_uid, account_name);
    insert into account_event (account, by_account, change) values (account_name, 'system', 'bootstrap');
    return true;
end $$;
