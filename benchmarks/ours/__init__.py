"""This project's own service as a subject: its adapter, and programs that drive its parts without HTTP."""
