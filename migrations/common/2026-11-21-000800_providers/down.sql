DROP TABLE provider_items;
DROP TABLE provider_runs;
DROP TABLE provider_connections;
