"""A Maven repository on this machine: what comes, what comes slowly, and what never comes."""

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

SLOW_BYTES = 2_000_000
POM = (
    "<project><modelVersion>4.0.0</modelVersion>"
    "<groupId>local</groupId><artifactId>{}</artifactId><version>1</version></project>"
)


def jar(filler=0):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("filler", b"x" * filler)
        file.writestr("hello.txt", "hello from the jar")
    return data.getvalue()


class Repository(BaseHTTPRequestHandler):
    """Has `good`; has `slow`, whose quarters come when they are asked to; begins to send `silent`, and then stops."""

    def log_message(self, *args):
        pass

    def do_GET(self):
        artifact = self.path.split("/")[-3]
        if self.path.endswith(".pom"):
            self.answer(POM.format(artifact).encode())
        elif not self.path.endswith(".jar"):
            self.send_error(404)
        elif artifact == "silent":
            self.answer(b"x" * 1000, length=1_000_000)
            self.server.begun.set()
            self.server.over.wait()
        elif artifact == "slow":
            whole = jar(filler=SLOW_BYTES)
            quarter = len(whole) // 4
            self.answer(whole[:quarter], length=len(whole))
            self.server.begun.set()
            for start in (quarter, 2 * quarter, 3 * quarter):
                self.server.quarters.acquire()
                self.wfile.write(whole[start : start + quarter if start < 3 * quarter else None])
        else:
            self.answer(jar())

    def answer(self, data, length=None):
        self.send_response(200)
        self.send_header("Content-Length", str(length or len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()


@pytest.fixture
def repository():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Repository)
    server.daemon_threads = True
    server.begun, server.over = threading.Event(), threading.Event()
    server.quarters = threading.Semaphore(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.quarters.release(3)
    server.over.set()
    server.shutdown()
    server.server_close()
