"""Takes OTLP logs over HTTP, reads them with OpenTelemetry's own classes, and appends each request as a line of JSON to a file.

Arguments: the file, then what the first requests are answered (200 later). Says its port.
"""
import gzip
import http.server
import json
import sys

from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import (
    ExportLogsServiceRequest,
    ExportLogsServiceResponse,
)

out, answers = sys.argv[1], [int(status) for status in sys.argv[2:]]


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        status = answers.pop(0) if answers else 200
        if status == 200:
            assert self.path == "/v1/logs", self.path
            assert self.headers["content-type"] == "application/x-protobuf"
            if self.headers["content-encoding"] == "gzip":
                body = gzip.decompress(body)
            request = ExportLogsServiceRequest()
            request.ParseFromString(body)
            with open(out, "a") as file:
                file.write(json.dumps(MessageToDict(request)) + "\n")
        answer = ExportLogsServiceResponse()
        answer.partial_success.rejected_log_records = 1 if status == 200 else 0
        data = answer.SerializeToString()
        self.send_response(status)
        self.send_header("content-type", "application/x-protobuf")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_address[1], flush=True)
server.serve_forever()
