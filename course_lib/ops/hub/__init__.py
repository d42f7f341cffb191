"""What the hub of a class is made of; deploy/jupyterhub_config.py puts it together, and docs/hub.md tells of it."""
