-- breaking: yes
-- transaction: yes
--
-- Channels that the site names, and claims for each channel apart.

alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_is_a_word check (channel ~ '^[a-z][a-z0-9-]{0,31}$') not valid;
alter table delivery validate constraint delivery_channel_is_a_word;

create index delivery_to_claim_by_channel on delivery (channel, ready_at, id) include (state)
    where state in ('due', 'claimed');
drop index delivery_to_claim;

drop function if exists claim_deliveries(bigint, text, bigint);
