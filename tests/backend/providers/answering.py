"""A real HTTP server that answers what the test says and remembers what it was asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str
    key: str | None
    body: bytes


@dataclass(slots=True)
class Answers:
    """`answer` decides; `url` is where to ask."""

    url: str
    answer: Callable[[Asked], tuple[int, bytes] | tuple[int, bytes, dict[str, str]]] = lambda _: (200, b"[]")
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Answers]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, self.path, self.headers.get("Auth-key"), body)
            answers.asked.append(asked)
            status, content, *more = answers.answer(asked)
            self.send_response(status)
            headers = more[0] if more else {}
            length = {} if "Transfer-Encoding" in headers else {"Content-Length": str(len(content))}
            for name, value in (length | headers).items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # whoever asked may have gone
                self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 - the base class looks for this name

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        answers = Answers(f"http://127.0.0.1:{httpd.server_address[1]}")
        thread = Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        yield answers
        httpd.shutdown()
        thread.join()
