"""A debugger client over debugpy's protocol sees in a compiled program what it sees under python3."""

import json
import pathlib
import queue
import re
import socket
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAM = pathlib.Path(__file__).with_name("debugpy_program.py")


class Client:
    """Speaks the Debug Adapter Protocol: requests with their answers, and events in order."""

    def __init__(self, port):
        for _ in range(200):
            try:
                self.socket = socket.create_connection(("127.0.0.1", port))
                break
            except OSError:
                time.sleep(0.1)
        self.file = self.socket.makefile("rb")
        self.sent = 0
        self.events = queue.Queue()
        self.answers = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.file.close()
        self.socket.close()

    def _read(self):
        try:
            while line := self.file.readline():
                length = int(re.match(rb"Content-Length: (\d+)", line)[1])
                self.file.readline()
                message = json.loads(self.file.read(length))
                (self.events if message["type"] == "event" else self.answers).put(message)
        except (OSError, ValueError, TypeError):
            pass

    def send(self, command, **arguments):
        self.sent += 1
        body = json.dumps({"seq": self.sent, "type": "request", "command": command,
                           "arguments": arguments}).encode()
        self.socket.sendall(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        return self.sent

    def answer(self, number):
        while (message := self.answers.get(timeout=60)).get("request_seq") != number:
            pass
        return message

    def ask(self, command, **arguments):
        message = self.answer(self.send(command, **arguments))
        return message.get("body") if message["success"] else {"error": message.get("message")}

    def wait(self, *names):
        while (event := self.events.get(timeout=60))["event"] not in names:
            pass
        return event


class Session:
    """The same steps against either program; the log holds what the client was told."""

    def __init__(self, command, script, port, **options):
        self.log = []
        # Files: debugpy's adapter inherits them and lives longer.
        self.said = pathlib.Path(options["cwd"]) / f"said-{port}"
        with self.said.open("w") as said:
            self.process = subprocess.Popen([*command, str(port)], stdout=said, stderr=said, **options)
        self.script = str(script)
        self.client = Client(port)

    def breakpoints(self, *points):
        body = self.client.ask("setBreakpoints", source={"path": self.script}, breakpoints=list(points))
        self.log.append([(b["verified"], b.get("line")) for b in body["breakpoints"]])

    def stopped(self):
        """Waits for a stop and logs the reason, the stack and the locals of the top frame."""
        event = self.client.wait("stopped", "terminated")
        if event["event"] == "terminated":
            self.log.append("terminated")
            return
        self.thread = event["body"]["threadId"]
        frames = self.client.ask("stackTrace", threadId=self.thread)["stackFrames"]
        self.frame = frames[0]["id"]
        self.log.append((event["body"]["reason"], [(f["name"], f["line"], pathlib.Path(f["source"]["path"]).name)
                                                   for f in frames]))
        for scope in self.client.ask("scopes", frameId=self.frame)["scopes"][:1]:
            self.scope = scope["variablesReference"]
            self.log.append(self.variables(self.scope))

    def variables(self, reference):
        found = self.client.ask("variables", variablesReference=reference)["variables"]
        return [(v["name"], re.sub("0x[0-9a-f]+", "0x", v["value"]), v["type"]) for v in found]

    def go(self, command="continue"):
        self.client.ask(command, threadId=self.thread)
        self.stopped()

    def evaluate(self, expression, context="repl"):
        body = self.client.ask("evaluate", expression=expression, frameId=self.frame, context=context)
        self.log.append((expression, body.get("result", body.get("error"))))

    def set(self, name, value):
        body = self.client.ask("setVariable", variablesReference=self.scope, name=name, value=value)
        self.log.append((name, body.get("value", body.get("error"))))

    def run(self):
        client = self.client
        client.ask("initialize", clientID="test", adapterID="debugpy", pathFormat="path", linesStartAt1=True,
                   columnsStartAt1=True)
        attach = client.send("attach", justMyCode=True)
        client.wait("initialized")
        self.breakpoints({"line": 10}, {"line": 17, "condition": "i == 2"}, {"line": 34})
        client.ask("setExceptionBreakpoints", filters=["raised"])
        client.ask("configurationDone")
        client.answer(attach)
        self.stopped()
        self.evaluate("value + i")
        self.set("value", "40")
        self.go("next")
        self.go("stepOut")
        self.go("next")
        self.evaluate("total")
        self.go()
        self.evaluate("self.x, self.y")
        self.evaluate("square = 1")
        self.evaluate("undefined_name")
        self.go("next")
        self.set("square", "100")
        self.go("next")
        self.go("next")
        self.evaluate("point.__dict__", "hover")
        self.breakpoints({"line": 36})
        self.go("next")
        self.go("stepIn")
        self.go("next")
        self.go()
        self.go()
        self.evaluate("wanted")
        for _ in range(10):
            if self.log[-1] == "terminated":
                break
            self.go()
        client.send("disconnect")
        code = self.process.wait(60)
        self.log.append((self.said.read_text(), code))
        client.close()
        return self.log


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Debugpy(sandbox.CommandTest):
    def session(self, command):
        session = Session(command, self.work / "program.py", free_port(), cwd=self.work,
                          env={**self.env, "PYDEVD_DISABLE_FILE_VALIDATION": "1"})
        self.addCleanup(session.process.kill)
        return session.run()

    def check(self, *options):
        self.write("program.py", PROGRAM.read_bytes())
        self.build("program.py", "-o", "program.bin", *options)
        expected = self.session([sandbox.PYTHON, "program.py"])
        done = self.session([self.work / "program.bin"])
        self.assertGreater(len(expected), 20)
        self.assertIn("result 50 10.0 [51, 52]", expected[-1][0])
        self.assertEqual(done, expected)

    def test_default_mode(self):
        self.check()

    def test_debug_mode(self):
        self.check("--debug-mode")


if __name__ == "__main__":
    if not pathlib.Path("/usr/lib/python3/dist-packages/debugpy").exists():
        print("skipped: no python3-debugpy")
        sys.exit(77)
    sandbox.main()
