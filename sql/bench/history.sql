-- The bench's own history: what the store holds, to be compared with what was acknowledged.
select count(*), sum(version), (select count(*) from event), (select max(seq) from event), (
    select count(*) from mediation_case c
    where c.event_count <> (select count(*) from event e where e.case_id = c.id)
        or c.version <> (select max(e.version) from event e where e.case_id = c.id)
)
from mediation_case c;
