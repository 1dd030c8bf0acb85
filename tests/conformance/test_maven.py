"""%maven with a repository on this machine, as settings.xml names it."""

import pytest


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
