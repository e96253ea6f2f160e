-- breaking: yes
-- transaction: yes
--
-- An account may have several user ids, certificates and tokens.

create table account_uid (
    -- Nobody's and the kernel's "no user" are no one's.
    uid bigint primary key check (uid between 0 and 4294967294 and uid <> 65534),
    account text not null references account
);
create index account_uid_by_account on account_uid (account);

-- Certificates of clients over TCP, by the SHA-256 of their public key.
create table account_certificate (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    account text not null references account
);
create index account_certificate_by_account on account_certificate (account);

-- Tokens of clients over TCP. Of the token itself only the SHA-256 is here; rows stay, so that a number is never reused.
create table account_token (
    account text not null references account,
    number integer not null check (number > 0),
    hash bytea not null unique check (length(hash) = 32),
    expires timestamptz not null,
    made timestamptz not null,
    revoked timestamptz,
    last_used timestamptz,
    primary key (account, number)
);

insert into account_uid (uid, account)
select uid, name from account where uid between 0 and 4294967294 and uid <> 65534;
alter table account drop column uid;
drop function if exists
    set_account(text, bigint, text[], text[], text, boolean, text, text, bytea, text, text);

grant select on account_uid, account_certificate to parley_app, parley_reader, parley_purge;
grant insert, delete on account_uid, account_certificate to parley_app;
grant select, insert, update on account_token to parley_app;
