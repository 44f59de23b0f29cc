"""A facilitator's day against the workshop's server, one move after another: memory stays flat.

    workshop_day.py GOFAL     a move each 20 seconds of eight hours is 1,440, each sent when the first picture of the one before is there
"""

import json
import os
import random
import sys
import tempfile
import threading
import time
import urllib.request

from workshop_server import WAIT, Server

HOURS, MOVES = 8, 1440
SLIDERS = [("levers.development_support", "£%d/year", 0, 300_000), ("mix.micro", "2%% -> %d%% over 3 years", 5, 60),
           ("levers.direct_payment_uptake", "%d%%", 2, 40), ("fee", "£%d/hour", 19, 30), ("independent.turnover", "%d%%/year", 20, 45)]


class Page:
    """A browser that listens, all day."""

    def __init__(self, address, view):
        self.address, self.view, self.revision, self.replicates, self.over = address, view, 0, 0, False
        self.changed = threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while not self.over:
            try:
                with urllib.request.urlopen(self.address + "events" + self.view, timeout=WAIT) as stream:
                    name = None
                    for line in stream:
                        if self.over:
                            return
                        if line.startswith(b"event:"):
                            name = line[6:].strip()
                        elif line.startswith(b"data:") and name == b"answer":
                            answer = json.loads(line[5:])
                            with self.changed:
                                self.revision, self.replicates = answer["revision"], answer.get("replicates", 0)
                                self.changed.notify_all()
            except OSError:
                if self.over:
                    return
                raise

    def sees(self, revision, replicates=1):
        with self.changed:
            assert self.changed.wait_for(lambda: self.revision >= revision and self.replicates >= replicates, WAIT), "no answer"


def get(server, path):
    with urllib.request.urlopen(server.address + path, timeout=WAIT) as response:
        return response.read()


def day():
    generator, start = random.Random(5), time.time()
    server = Server(tempfile.mkdtemp(), ["baseline", "micro-expansion"])
    requests, memory, shown = 0, [], []
    try:
        pages = [Page(server.address, ""), Page(server.address, "?view=projector"), Page(server.address, "")]
        pages[0].sees(0, 200)
        for move in range(MOVES):
            key, form, low, high = generator.choice(SLIDERS)
            scenario = {} if key == "independent.turnover" else {"scenario": generator.randrange(2)}
            sent = time.time()
            reply = server.act("set", key=key, value=form % generator.randint(low, high), client="a", sequence=move, gesture=move, **scenario)
            requests += 1
            pages[0].sees(reply["revision"])
            shown.append(time.time() - sent)
            if move < 60:  # Nobody hurries at first, so that what is remembered of complete answers reaches its limit.
                pages[0].sees(reply["revision"], 200)
            if move % 15 == 7:  # Every five minutes a page is opened anew, and something is undone.
                for path in ("", "style.css", "app.js", "facts"):
                    get(server, path)
                server.state()
                server.act("undo")
                requests += 6
            if move % 45 == 30:  # Every quarter of an hour a question to the room.
                server.act("ask", outcome="turnover", scenario=1)
                for guess in range(12):
                    server.act("guess", value=generator.gauss(0, 5), client="g%d" % guess)
                for do in ("reveal", "close"):
                    server.act(do)
                requests += 15
            if move % 90 == 60:  # Every half hour what there is is looked at whole, explained, kept and printed.
                pages[0].sees(server.act("explain", scenario=1, outcome="people_served")["revision"], 200)
                server.act("keep", scenario=1, name="kept-%d" % move, title={"en": "Kept", "cy": "Cadwyd"})
                get(server, "report?lang=cy")
                server.act("explain")
                requests += 4
            if move % (MOVES // HOURS // 4) == 0:
                memory.append(server.memory())
        hours = [max(memory[hour * 4:hour * 4 + 4]) for hour in range(HOURS)]
        shown.sort()
        print("%d moves and %d requests in %.0f s; first picture after %.2f s (95th percentile %.2f s); MB by hour: %s" % (
            MOVES, requests, time.time() - start, shown[MOVES // 2], shown[MOVES * 95 // 100], " ".join("%.0f" % each for each in hours)))
        assert max(hours[HOURS // 2:]) < 1.1 * max(hours[:HOURS // 2]), "memory grows"
        # Markets at the end of their warm-up are kept in a sixteenth of the machine's memory.
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e6
        assert hours[-1] < machine / 16 + 300, "memory is not small"
    finally:
        for page in locals().get("pages", []):
            page.over = True
        server.kill()


if __name__ == "__main__":
    day()
    sys.stdout.flush()
