-- The deadlines of the cases number :from to :to wake at :moment.
update deadline set wake_at = :'moment'::timestamptz
where case_id between 'B-2026-' || lpad(:'from', 8, '0') and 'B-2026-' || lpad(:'to', 8, '0');
