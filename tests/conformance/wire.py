"""The wire as bytes: what a well-behaved client cannot send, this sends."""

import hashlib
import hmac
import json
import uuid

import zmq
from frontend import WAIT_S

DELIMITER = b"<IDS|MSG>"


class Wire:
    """Bare sockets to a kernel, from its connection file's content."""

    def __init__(self, connection, identity=None, curve=None):
        self.connection = connection
        self.context = zmq.Context()
        self.context.linger = 0
        self._identity = identity
        self._curve = curve
        self._sockets = {}

    def socket(self, channel, kind=None):
        if channel not in self._sockets:
            kinds = {"iopub": zmq.SUB, "hb": zmq.REQ}
            socket = self.context.socket(kind or kinds.get(channel, zmq.DEALER))
            if self._identity:
                socket.identity = self._identity
            if self._curve:
                socket.curve_publickey, socket.curve_secretkey, socket.curve_serverkey = self._curve
            socket.connect(f"tcp://{self.connection['ip']}:{self.connection[channel + '_port']}")
            if channel == "iopub":
                socket.subscribe(b"")
            self._sockets[channel] = socket
        return self._sockets[channel]

    def frames(self, msg_type, content=None, **header):
        """header, parent, metadata, content: as bytes, to be spoilt by the caller."""
        head = {"msg_id": uuid.uuid4().hex, "msg_type": msg_type, "session": "s", "username": "u", "version": "5.5"}
        head["date"] = "2026-01-02T03:04:05.678901Z"
        head.update(header)
        return [json.dumps(part).encode() for part in (head, {}, {}, content or {})]

    def sign(self, frames, key=None, scheme=None):
        key = self.connection["key"].encode() if key is None else key
        digest = (scheme or self.connection["signature_scheme"]).removeprefix("hmac-")
        return hmac.new(key, b"".join(frames), getattr(hashlib, digest)).hexdigest().encode() if key else b""

    def send(self, channel, frames, signature=None, prefix=(), buffers=()):
        signature = self.sign(frames) if signature is None else signature
        self.socket(channel).send_multipart([*prefix, DELIMITER, signature, *frames, *buffers])
        return json.loads(frames[0])["msg_id"] if frames and frames[0].startswith(b'{"msg_id"') else None

    def receive(self, channel, timeout=WAIT_S):
        """(prefix frames, signature, [header, parent, metadata, content] as bytes, the same as values)."""
        socket = self.socket(channel)
        assert socket.poll(timeout * 1000), f"waited in vain for a message on {channel}"
        parts = socket.recv_multipart()
        at = parts.index(DELIMITER)
        frames = parts[at + 2 : at + 6]
        return parts[:at], parts[at + 1], frames, [json.loads(frame) for frame in frames]

    def ask(self, channel="shell", msg_type="kernel_info_request", content=None, **header):
        """Sends a good request and returns its reply's values, whatever else arrived before."""
        msg_id = self.send(channel, self.frames(msg_type, content, **header))
        while True:
            values = self.receive(channel)[3]
            if values[1].get("msg_id") == msg_id:
                return values

    def silent(self, channel, millis=300):
        return not self.socket(channel).poll(millis)

    def close(self):
        self.context.destroy(linger=0)
