"""Students' servers and kernels, forked from one process that has imported everything.

imports    what is imported ahead, and what of it must be made new for each student
forking    a process that answers each request with a child; `asking` is the other side
process    which process a number means: one, whatever the system gives that number to later
account    how a child of root becomes a student's, and keeps nothing else
student    what such a child does: the lessons, then the student's server
kernels    the student's own small process, made before the server starts, from which kernels are forked
keeping    the hub's one preloaded process: started with the hub, and anew after an installation
spawner    what the hub uses; where anything here fails, a server starts as it would without all this
provisioner    the same for a server's kernels

The preloaded process is root's, has one thread and one descriptor beside the first three, and reads no request: what
is one student's it hands on unread, so no child finds another's in the memory that it starts with. Its socket has no
name, so nobody but the hub can reach it.

What children share, and an ordinary start would not: the places of libraries in memory, and the seed of Python's
hashes. Who knows their own process knows these of the others'.
"""
