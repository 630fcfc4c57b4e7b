"""One call with Anthropic's SDK: argv = base URL, exchange id, "plain" | "stream". Prints one JSON object."""

import json
import sys

import anthropic

base, exchange, how = sys.argv[1:4]
client = anthropic.Anthropic(
    base_url=base, api_key="made-up", max_retries=0, default_headers={"x-request-id": exchange}
)
ask = {"model": "claude-sonnet-5", "max_tokens": 64, "messages": [{"role": "user", "content": sys.argv[4]}]}
try:
    if how == "plain":
        answer = client.messages.create(**ask)
        print(json.dumps({"text": answer.content[0].text, "type": type(answer).__name__}))
    else:
        with client.messages.stream(**ask) as stream:
            text = "".join(stream.text_stream)
        print(json.dumps({"text": text, "type": "Message"}))
except anthropic.APIStatusError as e:
    print(json.dumps({"error": type(e).__name__, "status": e.status_code, "body": e.body, "message": e.message}))
