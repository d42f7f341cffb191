"""An answer and its item in, a result with reasons out; for practice and for marks. No files, no clock, no chance."""
