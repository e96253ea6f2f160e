-- What a daemon that was killed holds runs out now, not in minutes.
update delivery set ready_at = statement_timestamp() - interval '1 second' where state = 'claimed';
update deadline set lease_until = null where lease_until is not null;
