"""The words every context shares: ids, money, dates, messages, selections, refusals and how a command is considered."""
