-- Everybody has an address at the bench's own mail server.
update account set mail = 'bench@example.org';
