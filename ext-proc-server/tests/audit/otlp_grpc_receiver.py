"""Takes OTLP logs over gRPC with gRPC's and OpenTelemetry's own classes, and appends each call that it takes as a line of JSON,
with its metadata, to a file.

Options, then the file, then what the first calls are answered: a code's name, with +RETRY for google.rpc.RetryInfo beside it.
Later ones are taken, all but one record. Says its port.
"""
import argparse
import json
from concurrent import futures

import grpc
from google.protobuf import any_pb2, duration_pb2
from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceResponse
from opentelemetry.proto.collector.logs.v1.logs_service_pb2_grpc import (
    LogsServiceServicer,
    add_LogsServiceServicer_to_server,
)

options = argparse.ArgumentParser()
options.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"))
options.add_argument("--no-gzip", action="store_true")
options.add_argument("out")
options.add_argument("answers", nargs="*")
options = options.parse_args()


def field(number, data):
    """A field of bytes in protobuf; short ones only."""
    return bytes([number << 3 | 2, len(data)]) + data


def retry_info():
    """google.rpc.Status with RetryInfo: its classes are not among OpenTelemetry's."""
    delay = duration_pb2.Duration(nanos=20_000_000)
    info = any_pb2.Any(
        type_url="type.googleapis.com/google.rpc.RetryInfo", value=field(1, delay.SerializeToString())
    )
    return field(3, info.SerializeToString())


class Receiver(LogsServiceServicer):
    def Export(self, request, context):
        if options.answers:
            code, _, retry = options.answers.pop(0).partition("+")
            if retry:
                context.set_trailing_metadata([("grpc-status-details-bin", retry_info())])
            context.abort(grpc.StatusCode[code], "come again")
        said = {"metadata": dict(context.invocation_metadata()), **MessageToDict(request)}
        with open(options.out, "a") as file:
            file.write(json.dumps(said) + "\n")
        answer = ExportLogsServiceResponse()
        answer.partial_success.rejected_log_records = 1
        return answer


# A bit for each algorithm: the first is none at all.
settings = [("grpc.compression_enabled_algorithms_bitset", 1)] if options.no_gzip else []
server = grpc.server(futures.ThreadPoolExecutor(max_workers=1), options=settings)
add_LogsServiceServicer_to_server(Receiver(), server)
if options.tls:
    certificate, key = (open(file, "rb").read() for file in options.tls)
    credentials = grpc.ssl_server_credentials([(key, certificate)])
    port = server.add_secure_port("localhost:0", credentials)
else:
    port = server.add_insecure_port("localhost:0")
server.start()
print(port, flush=True)
server.wait_for_termination()
