"""The tamper matrix: every way to change a record that we know, tried on victims taken by chance."""
