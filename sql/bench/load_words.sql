-- How many events the daemon has not looked through for words yet.
select h.seq - p.seq from projection p join chain_head h on h.chain = 'event' where p.name = 'words';
