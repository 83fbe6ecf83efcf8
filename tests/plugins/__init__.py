"""What the test run itself needs: a PostgreSQL, the proofs, the log guard, the skip gate."""
