#!/usr/bin/env python3
"""A session over the Debug Adapter Protocol, as VS Code has it: lldb-dap-22 with the plugin."""

import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

import debugging

SOURCE = pathlib.Path(__file__).resolve().parent / "dap_program.py"


class Client:
    """A minimal client: requests one at a time, events kept until they are asked for."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["lldb-dap-22"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        # A hanging adapter must not hang the test.
        self.watchdog = threading.Timer(180, self.process.kill)
        self.watchdog.start()
        self.number = 0
        self.events = []

    def _receive(self):
        size = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise AssertionError("lldb-dap has ended")
            if line == b"\r\n":
                return json.loads(self.process.stdout.read(size))
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])

    def send(self, command, **arguments):
        self.number += 1
        body = json.dumps(
            {"seq": self.number, "type": "request", "command": command, "arguments": arguments}
        ).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()
        return self.number

    def answer(self, number):
        while True:
            message = self._receive()
            if message["type"] == "response" and message["request_seq"] == number:
                if not message["success"]:
                    raise AssertionError(f"{message['command']}: {message.get('message')} {message.get('body')}")
                return message.get("body", {})
            if message["type"] == "event":
                self.events.append(message)

    def ask(self, command, **arguments):
        return self.answer(self.send(command, **arguments))

    def event(self, name):
        while True:
            for index, event in enumerate(self.events):
                if event["event"] == name:
                    return self.events.pop(index).get("body", {})
            message = self._receive()
            if message["type"] == "event":
                self.events.append(message)

    def close(self):
        try:
            self.ask("disconnect", terminateDebuggee=True)
        except (AssertionError, OSError):
            pass
        self.process.kill()
        self.process.communicate()
        self.watchdog.cancel()


def line_of(mark):
    return next(n for n, text in enumerate(SOURCE.read_text().splitlines(), 1) if mark in text)


class DapTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="vitrine-debug-")
        cls.program = debugging.build(SOURCE, cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def start(self, request, *breakpoint_lines, **arguments):
        arguments.setdefault("program", str(self.program))
        client = Client()
        self.addCleanup(client.close)
        client.ask("initialize", adapterID="lldb-dap", linesStartAt1=True, columnsStartAt1=True, pathFormat="path")
        number = client.send(
            request, initCommands=[f'plugin load "{debugging.PLUGIN}"'], **arguments
        )
        client.event("initialized")
        if breakpoint_lines:
            client.ask(
                "setBreakpoints",
                source={"path": str(SOURCE)},
                breakpoints=[{"line": line} for line in breakpoint_lines],
            )
        client.send("configurationDone")
        client.answer(number)
        self.thread = client.event("stopped")["threadId"]
        return client

    def frames(self, client):
        frames = client.ask("stackTrace", threadId=self.thread)["stackFrames"]
        return [f for f in frames if f.get("presentationHint") != "subtle"]

    def top(self, client):
        frame = self.frames(client)[0]
        return frame["name"], frame["line"]

    def step(self, client, how):
        client.events = [e for e in client.events if e["event"] != "stopped"]
        client.ask(how, threadId=self.thread)
        client.event("stopped")
        return self.top(client)

    def variables(self, client, reference):
        return {v["name"]: v for v in client.ask("variables", variablesReference=reference)["variables"]}

    def test_launch(self):
        first = line_of("# first")
        client = self.start("launch", first)
        self.assertEqual(self.top(client), ("dap_program.run", first))
        names = [frame["name"] for frame in self.frames(client)]
        self.assertEqual([n for n in names if n.startswith("dap_program")], ["dap_program.run", "dap_program.<module>"])

        frame = self.frames(client)[0]["id"]
        scopes = client.ask("scopes", frameId=frame)["scopes"]
        self.assertEqual(scopes[0]["name"], "Locals")
        local = self.variables(client, scopes[0]["variablesReference"])
        self.assertEqual(local["count"]["value"], "40")
        self.assertEqual(local["ordered"]["value"], "<unbound>")
        items = self.variables(client, local["items"]["variablesReference"])
        item = self.variables(client, items["[0]"]["variablesReference"])
        self.assertEqual(item["name"]["value"], "'b'")
        self.assertEqual(item["tags"]["value"], "{'x': [1, 2]}")
        tags = self.variables(client, item["tags"]["variablesReference"])
        self.assertEqual(tags["['x']"]["value"], "[1, 2]")

        self.assertEqual(client.ask("evaluate", expression="count", frameId=frame, context="watch")["result"], "40")
        self.assertIn("items", client.ask("evaluate", expression="`py locals", frameId=frame, context="repl")["result"])

        self.assertEqual(self.step(client, "stepIn"), ("dap_program.by_name", line_of("return item.name")))
        self.assertEqual(self.step(client, "stepOut")[0], "dap_program.run")
        while self.top(client)[1] <= first:
            self.step(client, "next")
        self.assertEqual(self.top(client), ("dap_program.run", first + 1))
        self.assertEqual(self.step(client, "next"), ("dap_program.run", first + 2))

    def test_exception_stop(self):
        client = self.start("launch", line_of("print(run(40))"))
        client.ask("evaluate", expression="`py catch ValueError", context="repl")
        client.ask("continue", threadId=self.thread)
        client.event("stopped")
        names = [frame["name"] for frame in self.frames(client)]
        self.assertEqual([n for n in names if n.startswith("dap_program")], ["dap_program.fail", "dap_program.<module>"])
        stack = client.ask("evaluate", expression="`py bt", context="repl")["result"]
        self.assertIn('raise ValueError("from the program")', stack)

    def test_core(self):
        crash = SOURCE.parent / "transcripts" / "crash.py"
        program = debugging.build(crash, self.folder.name)
        core = debugging.make_core(program, self.folder.name)
        if core is None:
            self.skipTest("this system writes no core files into the program's folder")
        client = self.start("attach", coreFile=str(core), program=str(program))
        frames = {frame["name"]: frame for frame in self.frames(client)}
        scopes = client.ask("scopes", frameId=frames["crash.outer"]["id"])["scopes"]
        local = self.variables(client, scopes[0]["variablesReference"])
        self.assertEqual(local["table"]["value"], "{'key': [1, 2, 3]}")


if __name__ == "__main__":
    debugging.require()
    import shutil

    if shutil.which("lldb-dap-22") is None:
        debugging.skip("no lldb-dap-22")
    unittest.main()
