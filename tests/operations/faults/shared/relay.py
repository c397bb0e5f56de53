"""A mail server that does what it is told to each address, and remembers what it took."""

import collections
import re
import socketserver
import ssl
import threading
import time

from . import machine

MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.I | re.M)


class Relay:
    """
    What the part of an address before the first dot says: `hang` never answers the first time that it got the words, `grey` is asked to
    come again the first time, `refuse` is not known here, `drop` takes the words the first time and breaks off without saying so.
    Everything else is taken.
    """

    def __init__(self, certificate=None, pause=0):
        self.certificate, self.pause = certificate, pause
        self.taken, self.unsaid, self.tries = collections.Counter(), collections.Counter(), collections.Counter()
        self.lock = threading.Lock()
        relay = self

        class Talk(_Talk):
            pass

        Talk.relay = relay
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk, bind_and_activate=False)
        self.server.daemon_threads = self.server.allow_reuse_address = True
        self.server.request_queue_size = 50
        self.server.server_bind()
        self.server.server_activate()
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        machine.at_the_end(self.server.shutdown)

    def settings(self, security="None"):
        return {"Mail__Transport": "Smtp", "Mail__Host": "127.0.0.1", "Mail__Port": str(self.port), "Mail__Security": security}

    def first_time(self, address):
        with self.lock:
            self.tries[address] += 1
            return self.tries[address] == 1


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self._talk()
        except (OSError, ssl.SSLError):
            pass

    def _say(self, text):
        self.wfile.write(text.encode() + b"\r\n")
        self.wfile.flush()

    def _talk(self):
        address = kind = ""
        self._say("220 relay.example ESMTP")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"EHLO":
                self._say("250-relay.example\r\n250-8BITMIME" + ("\r\n250-STARTTLS" if self.relay.certificate else "") + "\r\n250 SMTPUTF8")
            elif word == b"STAR":
                self._say("220 go ahead")
                self._turn_to_tls()
            elif word == b"RCPT":
                address = line.split(b"<")[1].split(b">")[0].decode().lower()
                kind = address.split(".")[0]
                if kind == "refuse":
                    self._say("550 5.1.1 nobody of that name")
                elif kind == "grey" and self.relay.first_time(address):
                    self._say("451 4.7.1 please come again")
                else:
                    self._say("250 ok")
            elif word == b"DATA":
                self._say("354 go ahead")
                if not self._take(address, kind):
                    return
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _turn_to_tls(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.relay.certificate)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")

    def _take(self, address, kind):
        words = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            words += line
        found = MESSAGE_ID.search(words)
        if line == b"" or found is None:
            return False
        number = found.group(1).decode()
        time.sleep(self.relay.pause)
        if kind == "hang" and self.relay.first_time(address):
            time.sleep(60)
            return False
        if kind == "drop" and self.relay.first_time(address):
            with self.relay.lock:
                self.relay.unsaid[number] += 1
            return False
        with self.relay.lock:
            self.relay.taken[number] += 1
        self._say("250 2.0.0 taken")
        return True
