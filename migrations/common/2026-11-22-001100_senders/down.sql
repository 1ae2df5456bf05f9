DROP TABLE sender_profiles;
