"""The floor: FastAPI and hand-written SQL, no proof of anything; as lean as an honest service can be."""
