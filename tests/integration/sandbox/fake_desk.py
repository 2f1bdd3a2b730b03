"""A desk of a few lines, run as a process: a control port, and a file that notes its starts."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

STATE = {"idle": True, "next_due": None, "now": "2030-01-01T00:00:00+00:00"}


class FakeDesk(BaseHTTPRequestHandler):
    """Always ready, always idle; POST /fall ends the process at once."""

    def do_GET(self) -> None:
        body = json.dumps(STATE).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        os._exit(3)


if __name__ == "__main__":
    with Path(os.environ["FAKE_DESK_LOG"]).open("a") as log:
        log.write(f"{os.getpid()}\n")
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), FakeDesk).serve_forever()
