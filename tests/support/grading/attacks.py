"""Cells of hostile learners, for a function `double` that is to give twice its number. None of them gives it."""

from __future__ import annotations

#: What wants points it has not earned.
FORGERIES = {
    "prints the results": 'print(\'{"call": 0, "value": 2}\')\ndef double(x): print(2 * x)',
    "exits politely": "import sys\nsys.exit(0)",
    "exits hard": "import os\nos._exit(0)",
    "exits when called": "def double(x):\n    raise SystemExit(0)",
    "returns something equal to everything": (
        "class Any(int):\n    def __eq__(self, other): return True\n    __hash__ = None\ndef double(x): return Any(0)"
    ),
    "patches the way out": "import json\njson.dumps = lambda *a, **k: 'true'\ndef double(x): return 0",
    "patches the frame that called": (
        "import sys\ndef double(x):\n    sys._getframe(1).f_locals['asked'].clear()\n    return 0"
    ),
    "looks for the answers where it was called from": (
        "import sys\ndef double(x):\n    caller = {**sys._getframe(1).f_globals, **sys._getframe(1).f_locals}\n"
        "    return [v for v in caller.values() if isinstance(v, (int, list))][0]"
    ),
    "returns not a number": "def double(x): return float('nan')",
    "returns true": "def double(x): return True",
    "nests without end": "def double(x):\n    a = []\n    for _ in range(900): a = [a]\n    return a",
    "returns itself": "def double(x): return double",
    "has no function": "x = 1",
    "can't be read": "def double(x: return",
    "defines something else of the name": "double = 2",
    "writes rubbish into the way out": (
        "import os\nfor fd in range(3, 16):\n    try: os.write(fd, b'\\xff\\x00[[[\\n{\\n{\"call\": 99}\\n')\n"
        "    except OSError: pass"
    ),
    "writes forged results into the way out": (
        'import os\nfor fd in range(3, 16):\n    try: os.write(fd, b\'{"call": true, "value": 2}\\n'
        '{"call": 1, "value": 2, "points": 4, "passed": true}\\n{"tried": ["process"]}\\n\')\n'
        "    except OSError: pass\nos._exit(0)"
    ),
    "writes without end into the way out": (
        "import os\nfor fd in range(3, 16):\n    try:\n        while True: os.write(fd, b'x' * 65536)\n"
        "    except OSError: pass"
    ),
    "returns far too much": "def double(x): return 'x' * 10**7",
    "pickles itself into an answer": (
        "class Clever:\n    def __reduce__(self): return (int, (2,))\n    def __repr__(self): return '2'\n"
        "    def tolist(self): return self\ndef double(x): return Clever()"
    ),
    "raises what can't be shown": (
        "class Meta(type):\n    @property\n    def __name__(cls): raise SystemExit(0)\n"
        "class Nasty(Exception, metaclass=Meta):\n    def __str__(self): raise self\n    __repr__ = __str__\n"
        "def double(x): raise Nasty"
    ),
    "takes Python to pieces": (
        "import builtins, os, sys\nos._exit = lambda code: None\nsys.addaudithook(lambda *told: 1 / 0)\n"
        "for name in ('sum', 'len', 'isinstance', 'print', 'enumerate'): setattr(builtins, name, None)\n"
        "for module in list(sys.modules.values()): vars(module).clear()\nsys.modules.clear()"
    ),
    "waits for the next request": (
        "import socket, sys\ndef double(x):\n    for fd in range(16):\n"
        "        try: socket.recv_fds(socket.socket(fileno=fd), 16, 2)\n        except OSError: pass\n    return 0"
    ),
}
#: What wants to take, to hold or to break what others need.
ASSAULTS = {
    "forks without end": (
        "import os\ndef double(x):\n    while True:\n        try: os.fork()\n        except OSError: pass"
    ),
    "starts threads without end": (
        "import _thread\ndef double(x):\n    while True:\n        try: _thread.start_new_thread(double, (x,))\n"
        "        except RuntimeError: pass"
    ),
    "starts another program": "import os\ndef double(x): os.execv('/python/bin/python3', ['python3', '-c', ''])",
    "kills everything it can see": "import os, signal\ndef double(x):\n    os.kill(-1, signal.SIGKILL)",
    "kills its parent, its group and its siblings": (
        "import ctypes, os\nfor call in (62, 129, 130, 234, 131, 297, 240):\n"
        "    for who in (0, os.getppid(), -1, -os.getpgid(0), 2, 3, 4, 5):\n"
        "        if who != os.getpid(): ctypes.CDLL(None).syscall(call, who, 9, 9)\n"
    ),
    "has a signal sent to a group that is not its own": (
        "import fcntl, os\nway, out = os.pipe()\n"
        "for who in (*range(-64, 0), *range(2, 64)):\n"
        "    try: fcntl.fcntl(way, fcntl.F_SETOWN, who); fcntl.fcntl(way, fcntl.F_SETSIG, 9)\n"
        "    except OSError: pass\n"
        "fcntl.fcntl(way, fcntl.F_SETFL, os.O_ASYNC)\nos.write(out, b'x')"
    ),
    "stops itself": "import os, signal\nos.setpgid = None\nsignal.raise_signal(signal.SIGSTOP)",
    "kills itself": "import os, signal\ndef double(x): signal.raise_signal(signal.SIGKILL)",
    "breaks Python": "import ctypes\ndef double(x): ctypes.string_at(0)",
    "calls itself without end": (
        "import sys\nsys.setrecursionlimit(10**9)\ndef double(x): return [double(x) for _ in range(2)]"
    ),
    "takes all the memory": "def double(x): return len(bytearray(20 * 10**9))",
    "takes all the memory bit by bit": (
        "def double(x):\n    taken = []\n    while True:\n        try: taken.append(bytearray(10**6))\n"
        "        except MemoryError: return 0"
    ),
    "takes memory that outlives it": (
        "import ctypes, mmap\ncalls = ctypes.CDLL(None)\n"
        "for key in range(1, 99): calls.shmat(calls.shmget(key, 10**6, 0o1777), 0, 0)\n"
        "held = mmap.mmap(-1, 10**8)\nheld[:] = b'x' * 10**8"
    ),
    "loops without end and won't be told": (
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef double(x):\n    while True:\n"
        "        try:\n            while True: pass\n        except BaseException: pass"
    ),
    "matches without end": "import re\ndef double(x): re.match('(a+)+$', 'a' * 60 + 'b')",
    "closes everything": "import os\nos.closerange(0, 64)\ndef double(x): return 2 * x",
    "opens everything": (
        "import os\nheld = []\nfor _ in range(999):\n    try: held += [os.open('/dev/ptmx', os.O_RDWR), *os.pipe()]\n"
        "    except OSError: pass\n"
    ),
    "locks what others read": "import fcntl, json\nheld = open(json.__file__)\nfcntl.flock(held, fcntl.LOCK_EX)",
    "types into the terminal": (
        "import fcntl, os\nfor name in ('/dev/tty', '/dev/console', '/dev/stdin'):\n"
        "    try: fcntl.ioctl(os.open(name, os.O_RDWR), 0x5412, b'x')\n    except OSError: pass"
    ),
    "leaves files": (
        "import os\nfor place in ('/tmp', '/dev/shm', '/dev', '/', '/box', '/packages', '/python/lib', '/usr/lib'):\n"
        "    for name in ('x', 'sitecustomize.py'):\n"
        "        try: open(os.path.join(place, name), 'w').write('x')\n        except OSError: pass"
    ),
    "hides from its maker": (
        "import ctypes\ncalls = ctypes.CDLL(None)\nfor what, how in ((1, 0), (4, 1), (8, 1), (36, 1), (22, 0)):\n"
        "    calls.prctl(what, how, 0, 0, 0)\n"
    ),
}
#: What the instructor reads of them. Those that aren't here do nothing but return something wrong, or were refused in a
#: way that shows nowhere: the kernel lets no process stop or kill itself that is the first of its own namespace.
TOLD = {
    "exits politely": "tried to end Python",
    "exits hard": "ended before all of its calls were made",
    "exits when called": "tried to end Python",
    "patches the way out": "wrote into the channel",
    "patches the frame that called": "looked into the sandbox's own variables",
    "looks for the answers where it was called from": "looked into the sandbox's own variables",
    "writes rubbish into the way out": "wrote into the channel",
    "writes forged results into the way out": "wrote into the channel",
    "writes without end into the way out": "wrote more than any results need",
    "raises what can't be shown": "ended before all of its calls were made",
    "takes Python to pieces": "put a hook into Python",
    "waits for the next request": "tried to use the network",
    "forks without end": "tried to start a process or a thread",
    "starts threads without end": "used up its processor time",
    "starts another program": "tried to start a process or a thread",
    "kills everything it can see": "tried to send a signal",
    "kills its parent, its group and its siblings": "went around Python",
    "has a signal sent to a group that is not its own": "went around Python",
    "breaks Python": "ended Python by a signal",
    "calls itself without end": "used up its processor time",
    "takes all the memory": "asked for more memory",
    "takes memory that outlives it": "went around Python",
    "loops without end and won't be told": "used up its processor time",
    "matches without end": "used up its processor time",
    "closes everything": "ended before all of its calls were made",
    "opens everything": "tried to write a file",
    "locks what others read": "went around Python",
    "types into the terminal": "tried to write a file",
    "leaves files": "tried to write a file",
    "hides from its maker": "went around Python",
}
