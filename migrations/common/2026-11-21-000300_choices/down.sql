DROP TABLE draw_results;
DROP TABLE draws;
DROP TABLE draw_locks;
DROP TABLE choices;
DROP TABLE group_priorities;
DROP TABLE activity_group_members;
DROP TABLE activity_groups;
