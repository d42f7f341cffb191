"""A backup of a hub: accounts, homes, exchange and settings of a class in one file, which `ops.restored` reads."""
