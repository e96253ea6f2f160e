-- How far the flood is: seconds since :moment by the business clock, what is queued, what is sent, what is uncertain, what
-- still waits.
select extract(epoch from clock_timestamp() - :'moment'::timestamptz), count(*),
    count(*) filter (where state = 'sent'), count(*) filter (where state = 'uncertain'),
    count(*) filter (where state in ('due', 'claimed'))
from delivery;
