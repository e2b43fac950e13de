"""Privacy: what is recorded about somebody is erased by two people, and nothing of it while a legal hold stands."""
