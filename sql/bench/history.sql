-- The bench's own history: what the store holds, to be compared with what was acknowledged.
select count(*), coalesce(sum(c.version), 0), (select count(*) from event), (select coalesce(max(seq), 0) from event),
    count(*) filter (where c.event_count is distinct from e.events or c.version is distinct from e.version)
from mediation_case c
left join (select case_id, count(*) as events, max(version) as version from event group by case_id) e on e.case_id = c.id;
