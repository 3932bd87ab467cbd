"""The way to a server: it counts requests, and is slow or cut off when it is told to."""

import http.server
import socket
import socketserver
import struct
import threading
import time


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Way(socketserver.ThreadingTCPServer):
    """A way to a store. `between` is a request, by its first line and its fields, and what is done before it goes on."""

    allow_reuse_address = True
    daemon_threads = True
    # As many as come at once: one that finds no place is reset.
    request_queue_size = 128

    def __init__(self, store, slow=0.0, cut=None, between=None, at=(0, None), tear=None):
        self.upstream = (store.host, store.port)
        self.slow, self.left, self.between, self.at, self.tear = slow, cut, between, at, tear
        self.asked, self.busy = [], 0
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Passed)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


class Passed(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.settimeout(30)
        with self.server.lock:
            self.server.busy += 1
        try:
            if head := self.head():
                self.one(head)
        except OSError:
            pass
        with self.server.lock:
            self.server.busy -= 1

    def head(self):
        read = b""
        while b"\r\n\r\n" not in read:
            more = self.request.recv(65536)
            if not more:
                return None
            read += more
        return read

    def one(self, read):
        head, _, body = read.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        fields = dict((k.lower(), v.strip()) for k, _, v in (line.partition(":") for line in lines[1:]))
        length = int(fields.get("content-length", 0))
        with self.server.lock:
            self.server.asked.append(lines[0])
            if self.server.left is not None:
                self.server.left -= 1
                if self.server.left < 0:
                    raise OSError("cut off")
            if len(self.server.asked) == self.server.tear:
                self.server.tear = None
                # A reset, as a middlebox that was started again sends it.
                self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.request.close()
                raise OSError("torn")
            count, then = self.server.at
            now = len(self.server.asked) == count
        if now:
            then()
        while len(body) < length:
            more = self.request.recv(65536)
            if not more:
                raise OSError("gone")
            body += more
        time.sleep(self.server.slow)
        if self.server.between and self.server.between[0](lines[0], fields):
            (_, between), self.server.between = self.server.between, None
            between()
        with socket.create_connection(self.server.upstream) as upstream:
            kept_head = [line for line in lines if not line.lower().startswith("connection:")] + ["Connection: close"]
            upstream.sendall("\r\n".join(kept_head).encode() + b"\r\n\r\n" + body)
            answer = b""
            while more := upstream.recv(65536):
                answer += more
        # The server has said that it closes, and so does this.
        self.request.sendall(answer)
