-- breaking: no
-- transaction: yes
--
-- What has ended is listed by due day too (`due.list state=met`), as what runs is.
create index deadline_ended on deadline (due, case_id, id) include (status)
where status in ('met', 'waived', 'cancelled');
