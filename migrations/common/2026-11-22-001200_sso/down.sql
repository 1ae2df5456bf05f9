DROP TABLE identities;
DROP TABLE sso_connections;
ALTER TABLE schools DROP COLUMN has_sso;
