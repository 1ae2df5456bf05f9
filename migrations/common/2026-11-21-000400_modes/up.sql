ALTER TABLE activities ADD COLUMN mode TEXT NOT NULL DEFAULT 'first_come'
  CHECK (mode IN ('first_come', 'approval', 'offers'));
ALTER TABLE activities ADD COLUMN offer_hours INTEGER NOT NULL DEFAULT 24 CHECK (offer_hours BETWEEN 1 AND 168);
ALTER TABLE signups ADD COLUMN offer_expires_at TIMESTAMP
  CHECK ((status = 'offered') = (offer_expires_at IS NOT NULL));
