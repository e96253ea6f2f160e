-- How many rows there are of each kind, so that both sides of a comparison can be seen to write the same. The access
-- chain is left out: the daemon adds an entry for each request, pgbench is spared that.
select 'case' as name, count(*) from mediation_case
union all select 'event', count(*) from event
union all select 'payload', count(*) from event_payload
union all select 'key', count(*) from request_key
union all select 'deadline', count(*) from deadline
union all select 'obligation', count(*) from obligation
union all select 'delivery', count(*) from delivery;
