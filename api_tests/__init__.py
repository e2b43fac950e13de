"""Tests that speak HTTP only: they know the published interface and nothing of the program behind it.

`pytest api_tests` starts the service on this machine, once on SQLite and once on PostgreSQL. To try a deployment, set
API_URL to its address, API_TOKENS to a JSON object of tokens by role (`{"registrar": "…", "secretary": "…"}`) or to a
file that holds one, and API_BODY to the code of a body that these tokens are for and that nobody needs: what the tests
record there stays on record. Against a deployment run them in one process: they watch the length
of the record.
"""
