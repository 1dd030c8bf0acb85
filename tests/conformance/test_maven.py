"""%maven with a repository on this machine, as settings.xml names it: what comes, and what never comes."""

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

POM = (
    "<project><modelVersion>4.0.0</modelVersion>"
    "<groupId>local</groupId><artifactId>{}</artifactId><version>1</version></project>"
)


def jar():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("hello.txt", "hello from the jar")
    return data.getvalue()


class Repository(BaseHTTPRequestHandler):
    """Has `good`; begins to send `silent`, and then says nothing more."""

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
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def at_home(repository, start, tmp_path):
    """A kernel of somebody whose settings send all requests to that repository."""
    (tmp_path / ".m2").mkdir()
    (tmp_path / ".m2" / "settings.xml").write_text(
        "<settings><mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf>"
        f"<url>http://127.0.0.1:{repository.server_port}/</url></mirror></mirrors></settings>"
    )
    kernel = start(JAVA_TOOL_OPTIONS=f"-Duser.home={tmp_path}")
    return kernel, kernel.connect(), tmp_path / ".m2" / "repository" / "local"


def test_a_jar_is_used_in_the_next_line(at_home):
    _, front, local = at_home
    cell = front.execute(
        "%maven local:good:1\n"
        "from java.lang import String, Thread\n"
        "print String(Thread.currentThread().contextClassLoader.getResourceAsStream('hello.txt').readAllBytes())"
    )
    assert cell.status == "ok", cell.content
    assert cell.text() == "hello from the jar\n"
    assert (local / "good" / "1" / "good-1.jar").exists()


def test_the_stop_button_ends_a_download_from_a_silent_server(at_home, repository):
    kernel, front, local = at_home
    front.execute("kept = 1")
    msg_id = front.submit("%maven local:silent:1")
    assert repository.begun.wait(30)
    kernel.interrupt()
    front.until_idle(msg_id)
    assert front.reply(msg_id)["content"]["ename"] == "KeyboardInterrupt"
    assert not (local / "silent" / "1" / "silent-1.jar").exists()
    assert front.execute("kept").result == "1"
    assert front.execute("%maven local:good:1").status == "ok"
