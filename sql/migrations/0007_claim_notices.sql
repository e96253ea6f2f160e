-- breaking: yes
-- transaction: yes
--
-- A claim says for which role a notice is, so that nothing need be looked up behind it.

drop function if exists claim_channel_deliveries(text, bigint, text, bigint);
