"""A front-end for tests: jupyter_client's own client, with a limit on every wait."""

import time
from dataclasses import dataclass, field
from queue import Empty

WAIT_S = 30.0
"""Longest wait for a message. Generous: only a broken kernel ever uses it up."""


@dataclass
class Execution:
    """One execute_request, from its first status to its last, and its reply."""

    reply: dict
    messages: list = field(default_factory=list)

    @property
    def content(self):
        return self.reply["content"]

    @property
    def status(self):
        return self.content["status"]

    @property
    def types(self):
        return [m["msg_type"] for m in self.messages]

    def contents(self, msg_type):
        return [m["content"] for m in self.messages if m["msg_type"] == msg_type]

    def one(self, msg_type):
        found = self.contents(msg_type)
        assert len(found) == 1, f"expected one {msg_type}, found {[(m['msg_type'], m['content']) for m in self.messages]}"
        return found[0]

    def text(self, name="stdout"):
        return "".join(c["text"] for c in self.contents("stream") if c["name"] == name)

    @property
    def result(self):
        return self.one("execute_result")["data"]["text/plain"]


class FrontEnd:
    """Sends requests and finds what belongs to them, in whatever order it arrives."""

    def __init__(self, client):
        self.client = client
        self._replies = {}
        self._published = {}

    # -- sending ---------------------------------------------------------------------------------------------------

    def send(self, msg_type, content=None, channel="shell", **header):
        message = self.client.session.msg(msg_type, content or {})
        message["header"].update(header)
        getattr(self.client, channel + "_channel").send(message)
        return message["header"]["msg_id"]

    def submit(self, code, **options):
        return self.send("execute_request", {"code": code, **options})

    def answer(self, value, parent=None):
        """What a person types into the box that an input_request opened."""
        message = self.client.session.msg("input_reply", {"value": value}, parent=parent)
        self.client.stdin_channel.send(message)

    # -- receiving -------------------------------------------------------------------------------------------------

    def reply(self, msg_id, channel="shell", timeout=WAIT_S):
        get = getattr(self.client, f"get_{channel}_msg")
        end = time.monotonic() + timeout
        while msg_id not in self._replies:
            message = self._get(get, end, f"a reply to {msg_id} on {channel}")
            self._replies[message["parent_header"].get("msg_id")] = message
        return self._replies.pop(msg_id)

    def prompt(self, timeout=WAIT_S):
        """The next input_request."""
        return self._get(self.client.get_stdin_msg, time.monotonic() + timeout, "an input_request")

    def published(self, msg_id, wanted, timeout=WAIT_S):
        """Everything published for msg_id, up to and including the first message that `wanted` accepts."""
        end = time.monotonic() + timeout
        mine = self._published.setdefault(msg_id, [])
        seen = 0
        while True:
            while seen < len(mine):
                seen += 1
                if wanted(mine[seen - 1]):
                    self._published[msg_id] = mine[seen:]
                    return mine[:seen]
            self._pump(end, f"something published for {msg_id}; so far {[m['msg_type'] for m in mine]}")

    def until_idle(self, msg_id, timeout=WAIT_S):
        return self.published(msg_id, is_idle, timeout)

    def until_running(self, msg_id, timeout=WAIT_S):
        """Waits until the kernel says that it runs this cell."""
        return self.published(msg_id, lambda m: m["msg_type"] == "execute_input", timeout)

    def until_printed(self, msg_id, text, timeout=WAIT_S):
        """Waits until the cell has printed `text`, so that what comes next finds it in the middle of its work."""
        printed = []

        def wanted(message):
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            return text in "".join(printed)

        return self.published(msg_id, wanted, timeout)

    def finish(self, msg_id, timeout=WAIT_S):
        return Execution(self.reply(msg_id, timeout=timeout), self.until_idle(msg_id, timeout))

    def _pump(self, end, what):
        message = self._get(self.client.get_iopub_msg, end, what)
        self._published.setdefault(message["parent_header"].get("msg_id"), []).append(message)

    @staticmethod
    def _get(get, end, what):
        try:
            return get(timeout=max(0.01, end - time.monotonic()))
        except Empty:
            raise AssertionError(f"waited in vain for {what}") from None

    # -- whole conversations ---------------------------------------------------------------------------------------

    def execute(self, code, timeout=WAIT_S, **options):
        return self.finish(self.submit(code, **options), timeout)

    def value(self, expression):
        """The text of an expression's value, asked for without leaving a trace in the history."""
        run = self.execute("", silent=True, user_expressions={"value": expression})
        answer = run.content["user_expressions"]["value"]
        assert answer["status"] == "ok", answer
        return answer["data"]["text/plain"]

    def request(self, msg_type, content=None, channel="shell", timeout=WAIT_S, **header):
        """The reply's content, and the statuses around it already taken off IOPub."""
        msg_id = self.send(msg_type, content, channel, **header)
        reply = self.reply(msg_id, channel, timeout)
        self.until_idle(msg_id, timeout)
        return reply

    def interrupt(self):
        return self.request("interrupt_request", channel="control")

    def settle(self):
        """Returns when the kernel has read everything that was sent on shell before: a shell socket keeps order."""
        self.reply(self.send("kernel_info_request"))

    def close(self):
        self.client.stop_channels()


def is_idle(message):
    return message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
