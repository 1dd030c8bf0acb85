"""A cell that is stuck, and what an interrupt makes of it: cases as data, and the one way to play them."""

import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stuck:
    """The cell gets stuck after it printed the first of `stops`; each of these is answered by one interrupt."""

    code: str
    setup: str = ""
    check: str = "1+1"
    answer: str = "2"
    ename: str = "KeyboardInterrupt"
    result: str = ""
    """What the cell shows if it goes on after the interrupt and ends well; else it ends with `ename`."""
    text: str = ""
    stops: tuple = ("begun",)

    @property
    def source(self):
        return self.code if self.stops[0] in self.setup + self.code else f"print {self.stops[0]!r}\n{self.code}"


def play(kernel, front, case):
    if case.setup:
        ready = front.execute(case.setup)
        assert ready.status == "ok", ready.content
    running = front.submit(case.source)
    for stop in case.stops:
        front.until_printed(running, stop)
        kernel.interrupt()
    run = front.finish(running)
    if case.result:
        assert run.status == "ok" and run.result == case.result, run.content
    else:
        assert_ended_with(run, case.ename)
    assert case.text in run.text()
    assert run.text("stderr") == ""
    check = front.execute(case.check)
    assert check.status == "ok", check.content
    assert check.result == case.answer
    assert front.execute("1+1").result == "2"


def assert_ended_with(run, ename):
    assert run.status == "error" and run.content["ename"] == ename, run.content
    assert run.one("error")["ename"] == ename
    assert run.types[-1] == "status"


def java_jar(folder, java, sources, classpath=""):
    """A jar of these classes, {name: source}, compiled by the JDK under test, or by the `javac` on the PATH."""
    beside = Path(java).resolve().parent / "javac"
    files = []
    for name, source in sources.items():
        files.append(folder / f"{name}.java")
        files[-1].write_text(source)
    classes = folder / "classes"
    javac = str(beside) if beside.exists() else shutil.which("javac")
    command = [javac, "--release", "17", "-cp", str(classpath), "-d", str(classes), *map(str, files)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(folder / "cases.jar", "w") as jar:
        for file in classes.rglob("*.class"):
            jar.write(file, file.relative_to(classes))
    return folder / "cases.jar"
