-- breaking: yes
-- transaction: yes
--
-- Notices may wait for the next morning on which people are written to, and go out together in one mail a person and day.

alter table account add column digest boolean not null default false;
drop function if exists
    change_account(text, bigint[], text[], text[], text[], text, boolean, text, text, bytea, text, text);

-- One mail with everything that one account is told on one morning through one channel. Its deliveries stay `held` until
-- it is claimed; what comes later that day goes singly.
create table digest (
    id bigint generated always as identity primary key,
    account text not null,
    channel text not null,
    day date not null,
    state text not null default 'due' check (state in ('due', 'claimed', 'done')),
    -- Not before this moment (`due`), or the end of the lease (`claimed`); real time.
    ready_at timestamptz not null default clock_timestamp(),
    claimed_by text,
    unique (account, channel, day)
);
create index digest_to_claim on digest (ready_at, id) where state <> 'done';

alter table delivery add column digest bigint references digest;
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
    check (state in ('held', 'due', 'claimed', 'sent', 'uncertain', 'failed', 'cancelled'));
create index delivery_held on delivery (id) where state = 'held' and digest is null;
create index delivery_by_digest on delivery (digest, id) where digest is not null;

grant select, insert, update on digest to parley_app;
grant select on digest to parley_reader;
