"""One call with OpenAI's SDK: argv = base URL, exchange id, "plain" | "stream". Prints one JSON object."""

import json
import sys

import openai

base, exchange, how = sys.argv[1:4]
client = openai.OpenAI(
    base_url=base + "/v1", api_key="made-up", max_retries=0, default_headers={"x-request-id": exchange}
)
ask = {"model": "gpt-5", "messages": [{"role": "user", "content": sys.argv[4]}]}
try:
    if how == "plain":
        answer = client.chat.completions.create(**ask)
        print(json.dumps({"text": answer.choices[0].message.content, "type": type(answer).__name__}))
    else:
        chunks = list(client.chat.completions.create(stream=True, **ask))
        text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
        print(json.dumps({"text": text, "type": type(chunks[0]).__name__}))
except openai.APIStatusError as e:
    print(json.dumps({"error": type(e).__name__, "status": e.status_code, "body": e.body, "message": e.message}))
except openai.APIError as e:
    print(json.dumps({"error": type(e).__name__, "body": e.body, "message": e.message}))
