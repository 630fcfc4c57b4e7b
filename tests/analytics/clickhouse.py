"""ClickHouse's own engine behind the part of its HTTP interface that is used here.

    CLICKHOUSE_PASSWORD=… python clickhouse.py PORT FOLDER [LOST]

The answers to the first LOST inserts get lost on the way.
"""

import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from chdb.session import Session

port, folder = int(sys.argv[1]), sys.argv[2]
account = "weir", os.environ["CLICKHOUSE_PASSWORD"]
lost = int(sys.argv[3]) if len(sys.argv) > 3 else 0
# What the server keeps for itself; all other parameters are settings.
OWN = {"database", "query", "wait_end_of_query"}
# What its codes of errors are in HTTP; the others are 500.
STATUS = {516: 403, 60: 404, 81: 404, 27: 400, 47: 400, 62: 400, 457: 400}


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body of an answer are written one after the other.
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        global lost
        try:
            said = self.carry_out(body)
            if lost and "INSERT" in self.path:
                lost -= 1
                self.close_connection = True
                return
            self.answer(200, said)
        except Exception as error:  # The engine's errors have no class of their own.
            code = re.match(r"Code: (\d+)\.", str(error))
            self.answer(STATUS.get(int(code[1]) if code else 0, 500), f"{error} (version {version})\n".encode())

    def carry_out(self, body):
        # Bytes come as Latin-1.
        given = tuple(self.headers.get(f"x-clickhouse-{name}", "").encode("latin-1").decode() for name in ("user", "key"))
        if given != account:
            raise PermissionError(f"Code: 516. DB::Exception: {given[0]}: Authentication failed: password is incorrect, "
                                  "or there is no user with such name. (AUTHENTICATION_FAILED)")
        asked = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        values = {name.removeprefix("param_"): asked.pop(name) for name in list(asked) if name.startswith("param_")}
        # A statement in the address goes on in the body.
        statement = "\n".join(part for part in (asked.get("query", ""), body.decode()) if part)
        session = Session(folder)
        try:
            session.query("USE `" + asked.get("database", "default").replace("`", "\\`") + "`")
            for name in asked.keys() - OWN:
                session.query(f"SET {name} = {quoted(asked[name])}")
            return bytes(session.query(statement, "TabSeparated", params=values).bytes() or b"")
        finally:
            session.close()

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


# While one session is open the engine runs.
engine = Session(folder)
version = engine.query("SELECT version()", "TabSeparated").data().strip()
ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
