"""How what we know lies in the database, and how it is sealed."""
