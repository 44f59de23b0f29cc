"""The workshop's server as a process of its own, and what it says to who has no browser."""

import csv
import io
import json
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.request

GOFAL = os.path.abspath(sys.argv[1])
# The smallest, unless another is named for `--latency`.
AREA = sys.argv[3] if sys.argv[2:3] == ["--latency"] and len(sys.argv) > 3 else "merthyr-tydfil"
WAIT = 240  # Until an answer has settled [s]; a busy machine must not fail a test of what is shown.


class Server:
    def __init__(self, folder, scenarios, session="session", options=(), path=None):
        """`path`: a folder of programs that is searched before all others."""
        self.folder, self.scenarios, self.session, self.options = folder, scenarios, session, options
        self.environment = {**os.environ, **({"PATH": path + ":" + os.environ["PATH"]} if path else {})}
        self.port = None  # Any that is free, and the same where it is started again.
        self.start()

    def start(self, scenarios=None):
        words = [GOFAL, "workshop", *(self.scenarios if scenarios is None else scenarios),
                 "--session", os.path.join(self.folder, self.session), *self.options]
        if self.port:
            words += ["--port", str(self.port)]
        if scenarios is None and not any(name.endswith(".json") for name in self.scenarios):
            words += ["--area", AREA]
        self.log = open(os.path.join(self.folder, "log"), "w+")
        self.process = subprocess.Popen(words, cwd=self.folder, stdout=subprocess.PIPE, stderr=self.log, text=True,
                                        env=self.environment)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), open(self.log.name).read()
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def act(self, do, **members):
        """What the server replies; an HTTPError where it refuses."""
        request = urllib.request.Request(self.address + "act", json.dumps({"do": do, **members}).encode(),
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=WAIT) as response:
            return json.load(response)

    def state(self):
        """The newest state of the room."""
        with urllib.request.urlopen(self.address + "events", timeout=WAIT) as stream:
            return json.loads(next(line for line in stream if line.startswith(b"data:"))[5:])

    def facts(self):
        """What the page is told once."""
        with urllib.request.urlopen(self.address + "facts", timeout=WAIT) as response:
            return json.load(response)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def runs_the_same(self, command):
        """Runs a kept scenario as the page says, and compares with the page's newest answer."""
        words = shlex.split(command)
        assert words[:2] == ["gofal", "run"], command
        run = subprocess.run([GOFAL, *words[1:], "--format", "csv", "--quiet"], cwd=os.path.join(self.folder, self.session),
                             capture_output=True, text=True, check=True)
        shown, compared = self.answer()["outcomes"], 0
        for row in csv.DictReader(io.StringIO(run.stdout)):
            difference = row.get("difference") or row.get("estimate")
            if row["outcome"] in shown and row.get("group", "all") == "all" and row.get("time", "all") == "all" and difference:
                expected = shown[row["outcome"]]["differences"][1]
                if expected and expected["mean"] is not None:
                    assert abs(expected["mean"] - float(difference)) <= 1e-9 * max(1, abs(float(difference))), (row, expected)
                    compared += 1
        assert compared >= 8, run.stdout[:500]

    def processor(self):
        """Time used so far, of all threads [s]."""
        with open("/proc/%d/stat" % self.process.pid) as file:
            return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")

    def rests(self):
        """Waits until what may be asked next is in memory; a settled room then leaves the processor alone."""
        deadline = time.time() + 320
        used = None
        while used is None or self.processor() - used > 0.2:
            assert time.time() < deadline, "a settled room keeps the processor busy"
            used = self.processor()
            time.sleep(2)

    def memory(self):
        """Resident [MB]."""
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1024

    def answer(self, of=0):
        """The newest settled answer, as a browser that comes now receives it; of this revision or a later one."""
        deadline = time.time() + WAIT
        with urllib.request.urlopen(self.address + "events", timeout=WAIT) as stream:
            name = None
            for line in stream:
                line = line.decode().rstrip("\n")
                if line.startswith("event:"):
                    name = line[6:].strip()
                elif line.startswith("data:") and name == "answer":
                    answer = json.loads(line[5:])
                    if answer.get("done") and answer["revision"] >= of and len(answer.get("outcomes", {})) > 8:
                        return answer
                assert time.time() < deadline, "no settled answer"
