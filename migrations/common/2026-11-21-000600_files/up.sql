-- What people brought, once for each content, and where it is used. A link names what it belongs to by kind and id: a room's
-- own tables are not known here.
CREATE TABLE files (
  school_id BIGINT NOT NULL REFERENCES schools (id), id TEXT NOT NULL, sha256 TEXT NOT NULL,
  size BIGINT NOT NULL CHECK (size > 0), content_type TEXT NOT NULL, name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('held', 'clean', 'infected')), storage_key TEXT NOT NULL,
  width INTEGER CHECK (width > 0), height INTEGER CHECK (height > 0), thumb_key TEXT, uploaded_by TEXT,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, sha256), UNIQUE (school_id, storage_key),
  FOREIGN KEY (school_id, uploaded_by) REFERENCES people (school_id, id));
CREATE INDEX files_by_status ON files (school_id, status, created_at);
CREATE TABLE file_links (
  school_id BIGINT NOT NULL, id TEXT NOT NULL, owner_kind TEXT NOT NULL CHECK (owner_kind IN ('activity')),
  owner_id TEXT NOT NULL, file_id TEXT NOT NULL, position INTEGER NOT NULL, alt TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (school_id, id), UNIQUE (school_id, owner_kind, owner_id, file_id),
  FOREIGN KEY (school_id, file_id) REFERENCES files (school_id, id));
CREATE INDEX file_links_in_order ON file_links (school_id, owner_kind, owner_id, position, id);
CREATE INDEX file_links_of_file ON file_links (school_id, file_id);
