"""A client of yaml-language-server over stdio: opens a file as an editor would, and asks what it marks and says."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self, cast

from tests.conftest import CALLER, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

_PATIENCE = 30


def command() -> list[str] | None:
    """Return how to start the server: the one that .ci/run installs, else one on the PATH; None where there is none."""
    installed = ROOT / ".venv" / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    node = shutil.which("node", path=CALLER.get("PATH"))
    found = str(installed) if installed.is_file() else shutil.which("yaml-language-server", path=CALLER.get("PATH"))
    return [node, str(Path(found).resolve()), "--stdio"] if node and found else None


class Server:
    """A running server for one workspace, with the settings of its .vscode/settings.json."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        words = command()
        assert words is not None
        self.root = root
        self.settings = settings
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root, env=CALLER
        )
        self.answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self.marked: dict[str, list[dict[str, Any]]] = {}
        self.number = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        folders = [{"uri": self.root.as_uri(), "name": "workspace"}]
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": self.root.as_uri(),
                "workspaceFolders": folders,
                "capabilities": capabilities,
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self._nested()})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            cast("IO[bytes]", stream).close()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a text as the file `path`, and return what the server marks in it."""
        uri = (self.root / path).as_uri()
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        while uri not in self.marked:
            self._next()
        return self.marked.pop(uri)

    def hover(self, path: str, line: int, character: int) -> str:
        """Return what stands in the box over a place (counted from 0)."""
        place = {"line": line, "character": character}
        answer = self.ask(
            "textDocument/hover", {"textDocument": {"uri": (self.root / path).as_uri()}, "position": place}
        )
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, params: Mapping[str, Any]) -> Any:
        """Send a question and return its answer."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, params: Mapping[str, Any]) -> None:
        """Send a message that has no answer."""
        self._send({"method": method, "params": params})

    def _nested(self) -> dict[str, Any]:
        """Return the editor's flat settings as the server wants them: {"yaml": {"schemas": …}}."""
        nested: dict[str, Any] = {}
        for name, value in self.settings.items():
            *outer, last = name.split(".")
            inside = nested
            for step in outer:
                inside = inside.setdefault(step, {})
            inside[last] = value
        return nested

    def _next(self) -> dict[str, Any]:
        """Take the next message; answer the server's own questions on the way."""
        message = self.answers.get(timeout=_PATIENCE)
        if message.get("method") == "textDocument/publishDiagnostics":
            self.marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            nested = self._nested()
            wanted = [nested.get(each.get("section", "")) for each in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = cast("IO[bytes]", self.process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _listen(self) -> None:
        stream = cast("IO[bytes]", self.process.stdout)
        try:
            while header := stream.readline():
                length = int(header.partition(b":")[2])
                while stream.readline().strip():
                    pass
                self.answers.put(json.loads(stream.read(length)))
        except ValueError:
            return  # the stream was closed: the test is over
