-- breaking: yes
-- transaction: yes
--
-- A page of the log tells what happened to a case, and no longer the case: the cases are fetched for those alone who need them.
drop function if exists changed_cases(bigint, bigint, bigint);
