-- The procedures that the store knows, and whether it holds cases already.
select v.id, v.procedure, v.version, (select count(*) from (select from mediation_case limit 1) c) from procedure_version v;
