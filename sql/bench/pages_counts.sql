-- How large the store is.
select (select count(*) from mediation_case), (select seq from chain_head where chain = 'event'),
    (select count(*) from deadline where status in ('open', 'overdue', 'suspended'));
