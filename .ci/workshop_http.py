"""What the workshop's server does without a browser: hostile requests, a storm of moves, sudden deaths."""

import glob
import json
import os
import random
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

from workshop_server import AREA, GOFAL, WAIT, Server

TWO = ["baseline", "micro-expansion"]
KEY = "levers.development_support"


# MARK: Requests that nobody sends

def valid(random, port):
    """A request as the page would send it: head and body."""
    path = random.choice(["/", "/facts", "/events", "/report?lang=cy", "/rehearsal", "/scenario/x.yaml", "/act", "/act", "/act", "/act", "/join"])
    if path not in ("/act", "/join"):
        return "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % (path, port), b""
    state = {"scenarios": [{"base": "baseline", "set": {}}, {"base": "micro-expansion", "set": {KEY: "£120000/year"}}],
             "area": AREA, "years": 5, "set": {}, "weights": {"money": 20}, "step": 0}
    act = random.choice([
        {"do": "set", "scenario": 1, "key": KEY, "value": "£60000/year", "client": "a", "sequence": 1, "gesture": 1},
        {"do": "state", "state": state}, {"do": "undo"}, {"do": "redo"}, {"do": "reset"}, {"do": "mark"}, {"do": "unmark"},
        {"do": "freeze", "on": False}, {"do": "show", "show": {"panel": "time"}}, {"do": "ask", "outcome": "turnover", "scenario": 1},
        {"do": "guess", "value": -3}, {"do": "reveal"}, {"do": "close"}, {"do": "explain", "scenario": 1, "outcome": "turnover"},
        {"do": "keep", "scenario": 1, "name": "kept-%d" % random.randrange(5), "title": {"en": "a", "cy": "b"}},
        {"do": "agenda", "steps": [{"title": {"en": "a", "cy": "b"}, "state": state}]}, {"code": "0123456789"}])
    body = json.dumps(act, ensure_ascii=random.random() < 0.5).encode()
    head = ("POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            % (path, port, len(body)))
    return head, body


ODD = ["null", "[]", "{}", "-1", "1e999", "1e308", "9223372036854775808", "-0.0", "NaN", '""', '"\\u0000"', '"\\ud800"', '"../../etc/passwd"',
       '"' + "a" * 5000 + '"', "[" * 3000, '{"a":' * 3000, "true", '"£1e400/year"', '"12% -> 30% over 1e9 years"', "\ufeff1", '"é\u202e"']


def damaged(random, port):
    """A request with something wrong in it, as bytes."""
    head, body = valid(random, port)
    kind = random.randrange(9)
    if kind == 0:  # Bytes that are no HTTP.
        return bytes(random.randrange(256) for _ in range(random.randrange(1, 300)))
    if kind == 1:  # Cut off.
        whole = head.encode() + body
        return whole[:random.randrange(len(whole))]
    if kind == 2:  # Bytes changed anywhere.
        whole = bytearray(head.encode() + body)
        for _ in range(random.randrange(1, 8)):
            whole[random.randrange(len(whole))] = random.randrange(256)
        return bytes(whole)
    if kind == 3:  # Another method, path or version.
        method = random.choice(["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "", "A" * 300, "HEAD", "PATCH"])
        path = random.choice(["/../../etc/passwd", "//", "*", "/%00", "/scenario/..%2f..%2fsession.json", "/scenario/session.json", "/" + "a" * 9000,
                              "http://evil.example/", "/events?view=" + "b" * 500, "/report?lang=%ff", "/act?", "?", "/\u202e"])
        return ("%s %s HTTP/%s\r\n" % (method, path, random.choice(["1.1", "1.0", "0.9", "2.0", "9.9", "x"]))).encode() + head.split("\r\n", 1)[1].encode() + body
    if kind == 4:  # Headers that should not be.
        extra = random.choice(["Host: evil.example", "Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Transfer-Encoding: chunked",
                               "Content-Length: 99999999999999999999", "Content-Length: -1", "Expect: 100-continue", "Upgrade: websocket", "X: " + "y" * 40000,
                               "Cookie: gofal=" + "z" * 3000, "Content-Type: text/plain", ": empty", "Bad Header: 1"])
        lines = head.split("\r\n")
        lines.insert(random.randrange(1, len(lines) - 1), extra)
        if random.random() < 0.5:
            lines = [line for line in lines if not line.startswith(random.choice(["Host", "Content-Type"]))]
        return "\r\n".join(lines).encode() + body
    if kind == 5:  # Too large.
        return head.replace("Content-Length: %d" % len(body), "Content-Length: 200000").encode() + b" " * 200000
    # A value of the JSON that is not what it should be.
    text = body.decode() or "{}"
    value = random.choice(ODD)
    if kind == 6:
        text = value
    else:
        colons = [at for at, letter in enumerate(text) if letter == ":"]
        if colons:
            at = random.choice(colons) + 1
            end = min([end for end in (text.find(",", at), text.find("}", at)) if end >= 0] or [len(text)])
            text = text[:at] + value + text[end:]
    body = text.encode("utf-8", "surrogatepass")
    return ("POST /act HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % (port, len(body))).encode() + body


def exchange(port, address, request):
    """What comes back within a moment. The source address has the limit of requests to itself."""
    with socket.socket() as line:
        line.settimeout(20)
        line.bind((address, 0))
        line.connect(("127.0.0.1", port))
        received = b""
        try:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # Refused before all was sent.
        try:
            while part := line.recv(65536):
                received += part
                if b"text/event-stream" in received:
                    break  # It never ends.
        except ConnectionResetError:
            pass  # It had more to say than was listened to.
        return received


def test_ten_thousand_malformed_requests(count=10_000, seed=9):
    server = Server(tempfile.mkdtemp(), TWO)
    generator, counts, faults = random.Random(seed), {}, []
    requests = [damaged(generator, server.port) for _ in range(count)]
    lock = threading.Lock()

    def send(part, parts):
        for number in range(part, count, parts):
            try:
                received = exchange(server.port, "127.0.1.%d" % (1 + number % 200), requests[number])
            except OSError as error:
                received = b"HTTP/1.1 000 %s\r\n\r\n" % str(error).encode()
            status = int(received[9:12]) if received.startswith(b"HTTP/1.") else 0
            fault = None
            # Of a request that is cut off, nothing may be said.
            if status >= 500 or received and status == 0:
                fault = received[:200]
            elif 400 <= status < 500 and not requests[number].startswith(b"HEAD"):
                try:
                    text = json.loads(received.partition(b"\r\n\r\n")[2])["error"]
                    if min(len(text["en"]), len(text["cy"])) < 10:
                        fault = received
                except (ValueError, KeyError, TypeError):
                    fault = received[:300]
            with lock:
                counts[status] = counts.get(status, 0) + 1
                if fault:
                    faults.append((requests[number][:200], fault))

    threads = [threading.Thread(target=send, args=(part, 8)) for part in range(8)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert server.process.poll() is None, "the server has ended"
        assert not faults, "%d faults: %s" % (len(faults), faults[:3])
        assert sum(counts.get(status, 0) for status in (400, 403, 404, 405, 413, 415, 421, 422)) > count / 3, counts
        assert all(counts.get(status, 0) > 0 for status in (400, 403, 404, 405, 413, 415, 421, 422)), counts
        assert counts.get(429, 0) == 0, counts
        # All that could be changed was changed by right; what is there can be read and answered.
        server.act("close")
        of = server.act("reset")["revision"]
        assert server.state()["titles"] and server.answer(of)
        written = {os.path.basename(path) for path in glob.glob(os.path.join(server.folder, "**"), recursive=True) if os.path.isfile(path)}
        assert all(name in ("log", "session.json", "guesses.csv") or name.startswith("kept-") for name in written), written
        return "statuses %s" % dict(sorted(counts.items()))
    finally:
        server.kill()


# MARK: A storm, and death

def test_a_storm_of_moves_over_http(seconds=10):
    server = Server(tempfile.mkdtemp(), TWO)
    try:
        server.answer()
        server.rests()
        memory = []
        for _ in range(2):
            sent, slowest, start = 0, 0.0, time.time()
            while (now := time.time()) - start < seconds:
                if sent < (now - start) * 50:
                    amount = 20_000 + 1000 * (sent * 7 % 100)
                    of = server.act("set", scenario=1, key=KEY, value="£%d/year" % amount, client="storm", sequence=sent, gesture=1)["revision"]
                    slowest = max(slowest, time.time() - now)
                    sent += 1
                else:
                    time.sleep(0.002)
            assert sent > 40 * seconds, "only %d moves" % sent
            assert server.state()["values"][1][KEY] == amount
            end, deadline = time.time(), time.time() + 20
            while True:  # The first look at the last state.
                with urllib.request.urlopen(server.address + "events", timeout=WAIT) as stream:
                    text = b""
                    while b"event: answer" not in text or not text.endswith(b"\n\n"):
                        text += stream.readline()
                    answer = json.loads(text.split(b"event: answer\ndata: ")[1].split(b"\n")[0])
                if answer["revision"] == of:
                    break
                assert time.time() < deadline, "a backlog"
            waited = time.time() - end
            assert waited < 5, "a backlog: %.1f s" % waited
            memory.append(server.memory())
        assert memory[1] < memory[0] * 1.15 + 20, memory
        # The last state, simulated by itself.
        fresh = Server(tempfile.mkdtemp(), TWO)
        try:
            last = fresh.act("set", scenario=1, key=KEY, value="£%d/year" % amount)["revision"]
            assert means(server.answer(of)) == means(fresh.answer(last))
        finally:
            fresh.kill()
        return "%d moves in %d s, slowest %.0f ms, the last seen after %.2f s, %.0f MB and %.0f MB" % (sent, seconds, slowest * 1000, waited, *memory)
    finally:
        server.kill()


def means(answer):
    return {name: outcome["differences"][1]["mean"] for name, outcome in answer["outcomes"].items()}


def test_killed_at_any_moment_the_session_is_whole(times=20, seed=4):
    generator = random.Random(seed)
    server = Server(tempfile.mkdtemp(), TWO)
    said, number = [], 0  # What was acknowledged, and when.
    try:
        for _ in range(times):
            until = time.time() + generator.uniform(0.02, 0.6)
            while time.time() < until:
                number += 1
                # The gesture is another each time, so that each can be undone.
                server.act("set", scenario=1, key=KEY, value="£%d/year" % (10_000 + number), client="k", gesture=number)
                said.append((number, time.time()))
                time.sleep(generator.uniform(0, 0.03))
            server.kill()
            died = time.time()
            server.start(scenarios=[])
            state = server.state()
            back = int(state["values"][1][KEY]) - 10_000
            # Only the last moment may be lost: changes are written together after a tenth of a second.
            safe = [each for each, when in said if when < died - 0.5]
            assert not safe or back >= safe[-1], (back, safe[-1], number)
            assert back <= number
            assert state["canUndo"] or back <= 1
            said = [(back, 0.0)]
            number = back
        assert server.answer()
        folder = os.path.join(server.folder, server.session)
        with open(os.path.join(folder, "session.json"), encoding="utf-8") as file:
            json.load(file)
        return "%d deaths" % times
    finally:
        server.kill()


# MARK: Opening

def test_a_refused_opening_leaves_nothing():
    folder = tempfile.mkdtemp()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = str(taken.getsockname()[1])
        for words in (["no-such-scenario"], ["baseline", "micro-expansion", "--area", "atlantis"], ["missing.yaml"], ["missing.json"], ["baseline", "--port", busy]):
            run = subprocess.run([GOFAL, "workshop", *words, "--session", "refused"], cwd=folder, capture_output=True, text=True, timeout=WAIT)
            assert run.returncode in (65, 66, 74), (words, run)
            assert run.stderr.startswith("error: "), run.stderr
            assert os.listdir(folder) == [], (words, os.listdir(folder))


AREA_FILE = "name: {en: Dyffryn, cy: Dyffryn}\npopulation: 30000\npopulation_65: 6500\nrural: 40%\n"
SCENARIO_FILE = "title: {en: Mine, cy: Fy un i}\narea: dyffryn.yaml\nmix:\n  micro: 0% -> 20% over 2 years\n"


def test_a_scenario_in_an_area_of_its_own_is_shown_in_one_of_wales():
    folder = tempfile.mkdtemp()
    for name, text in (("dyffryn.yaml", AREA_FILE), ("mine.yaml", SCENARIO_FILE)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    mine = os.path.join(folder, "mine.yaml")
    run = subprocess.run([GOFAL, "workshop", mine, "--session", "refused"], cwd=folder, capture_output=True, text=True, timeout=WAIT)
    assert run.returncode == 65 and "--area" in run.stderr, run
    server = Server(folder, ["baseline", mine])
    try:
        before = means(server.answer())
        server.kill()
        os.unlink(mine)
        server.start(scenarios=[])
        assert means(server.answer()) == before
    finally:
        server.kill()


def test_a_kept_file_leads_to_no_other():
    """Whoever sends a session sends files that were kept; none of them may show another file."""
    folder = tempfile.mkdtemp()
    server = Server(folder, TWO)
    try:
        server.act("keep", scenario=1, name="one", title={"en": "One", "cy": "Un"})
        time.sleep(0.5)
        server.kill()
        with open(os.path.join(folder, "dyffryn.yaml"), "w", encoding="utf-8") as file:
            file.write(AREA_FILE)
        with open(os.path.join(folder, "other.yaml"), "w", encoding="utf-8") as file:
            file.write("title: {en: Other, cy: Arall}\n")
        for stated in ("area: powys", "area: ../dyffryn.yaml", "extends: ../other.yaml"):
            with open(os.path.join(folder, server.session, "one.yaml"), "w", encoding="utf-8") as file:
                file.write("title: {en: One, cy: Un}\n" + stated + "\n")
            server.start(scenarios=[])
            listed = "one" in [base["id"] for base in server.facts()["scenarios"]]
            assert listed == (stated == "area: powys"), stated
            server.kill()
    finally:
        server.kill()


def test_the_code_is_told_once_and_written_nowhere():
    server = Server(tempfile.mkdtemp(), TWO, options=["--share"])
    try:
        while " code " not in (said := open(server.log.name).read()):
            time.sleep(0.01)
        code = said.rsplit(" ", 1)[1].strip(" .\n")
        assert len(code) == 10 and len(set(code)) > 3, said

        def join(given):
            body = json.dumps({"code": given}).encode()
            return exchange(server.port, "127.0.0.1", b"POST /join HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                            b"Connection: close\r\nContent-Length: %d\r\n\r\n%s" % (server.port, len(body), body))

        # Also where it is sent by who should not have, or to where it does not belong.
        assert join("0" * 10).startswith(b"HTTP/1.1 403 ")
        assert join(code).startswith(b"HTTP/1.1 204 ")
        exchange(server.port, "127.0.0.1", b"GET /?code=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % (code.encode(), server.port))
        exchange(server.port, "127.0.0.1", b"%s\r\n\r\n" % code.encode())
        server.answer(server.act("set", scenario=1, key=KEY, value="£60000/year")["revision"])
        server.act("ask", outcome="turnover", scenario=1)
        server.act("guess", value=1)
        server.act("keep", scenario=1, name="kept", title={"en": "Kept", "cy": "Cadwyd"})
        for path in ("report?lang=cy", "rehearsal", "scenario/kept.yaml", "facts"):
            with urllib.request.urlopen(server.address + path, timeout=WAIT) as response:
                assert code.encode() not in response.read(), path
        server.process.terminate()
        rest = server.process.stdout.read()
        server.process.wait()
        assert code not in rest, rest
        assert open(server.log.name).read().count(code) == 1, open(server.log.name).read()
        files = [path for path in glob.glob(os.path.join(server.folder, "**"), recursive=True) if os.path.isfile(path) and path != server.log.name]
        assert len(files) >= 3, files
        for path in files:
            with open(path, "rb") as file:
                assert code.encode() not in file.read(), path
    finally:
        server.kill()


def test_bytes_that_are_no_http_are_answered_with_a_sentence():
    server = Server(tempfile.mkdtemp(), TWO)
    try:
        for garbage in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"hello\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
            received = exchange(server.port, "127.0.0.1", garbage)
            assert received.startswith(b"HTTP/1.1 400 ") and b"Nid cais HTTP yw hwn." in received, received
            assert b"default-src 'none'" in received, received
    finally:
        server.kill()


def test_a_budget_that_is_neutral():
    """The fee is found, the difference in spend is none, and the kept file gives the same numbers."""
    server = Server(tempfile.mkdtemp(), ["baseline", "franchise-expansion"])
    try:
        start = time.time()
        of = server.act("set", scenario=1, key="levers.budget_rule", value="neutral")["revision"]
        assert server.state()["lacking"] == {"scenario": 1, "reason": None}
        try:
            server.act("keep", scenario=1, name="early", title={"en": "Early", "cy": "Cynnar"})
            raise AssertionError("what has no fee yet was kept")
        except urllib.error.HTTPError as error:
            assert error.code == 409
        while lacking := server.state()["lacking"]:
            assert lacking["reason"] is None, lacking
            assert time.time() - start < 600, "no fee in ten minutes"
            time.sleep(2)  # A stream that was left is noticed at the next beat, and there are only so many.
        found = time.time() - start
        spend = server.answer(of)["outcomes"]["authority_spend"]["differences"][1]
        # The fee is that of a hundred worlds of the pilot, and these are a hundred others: each mean has the
        # error of what nobody knows, and their difference is beyond 2.58 of it once in a hundred times.
        spread = (spend["rangeHigh"] - spend["rangeLow"]) / 3.29
        assert abs(spend["mean"]) <= 2.58 * spread * (2 / 100) ** 0.5, spend
        kept = server.act("keep", scenario=1, name="neutral", title={"en": "Neutral", "cy": "Niwtral"})
        server.runs_the_same(kept["command"])
        return "the fee was found in %.0f s" % found
    finally:
        server.kill()


TESTS = [test for name, test in list(globals().items()) if name.startswith("test_")]
