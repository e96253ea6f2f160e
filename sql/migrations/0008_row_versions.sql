-- breaking: yes
-- transaction: yes
--
-- A case that the daemon holds is known by the version of its row, not by a hash of its snapshot.

drop function if exists load_cases(text[], bigint[], text[], text[]);
