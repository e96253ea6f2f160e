-- Room for pgbench's clients, who each hold a connection; takes effect at the next start.
alter system set max_connections = 400;
