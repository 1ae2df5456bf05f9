-- Signing in with what a school uses already (OpenID Connect): whom the school trusts, and who each account is there.
ALTER TABLE schools ADD COLUMN has_sso BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE sso_connections (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, label TEXT NOT NULL, issuer TEXT NOT NULL,
  client_id TEXT NOT NULL, secret_sealed TEXT, domain TEXT NOT NULL, domain_confirmed_at TIMESTAMP,
  role_claim TEXT NOT NULL, roles TEXT NOT NULL, is_on BOOLEAN NOT NULL,
  created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL, version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, issuer));
-- school_id: the school whose connection made it; none where the account's owner linked it with their own hand.
CREATE TABLE identities (
  id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id), issuer TEXT NOT NULL, subject TEXT NOT NULL,
  label TEXT NOT NULL, school_id BIGINT REFERENCES schools (id), created_at TIMESTAMP NOT NULL, used_at TIMESTAMP NOT NULL,
  UNIQUE (issuer, subject));
CREATE INDEX identities_of_user ON identities (user_id);
