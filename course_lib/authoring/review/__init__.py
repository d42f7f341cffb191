"""Having the course reviewed by clinicians: a pack to read and a sheet to sign, and the signed sheet read back."""
