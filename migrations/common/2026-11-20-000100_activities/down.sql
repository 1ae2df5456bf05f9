DROP TABLE signups;
DROP TABLE activity_slots;
DROP TABLE activity_leaders;
DROP TABLE activities;
DROP TABLE categories;
