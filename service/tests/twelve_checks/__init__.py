"""The twelve checks of an audit trail, as tests of the whole service."""
