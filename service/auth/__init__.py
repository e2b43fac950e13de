"""Who is asking: tokens are verified, roles are read from them, and every route says in a type who may call it."""
