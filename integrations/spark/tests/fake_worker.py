"""A worker that does as its documents say: `crash` ends it, `killed` as if from outside, `crash once FILE` only while FILE is there, `hang` keeps it."""

import base64
import json
import os
import sys
import time

for line in sys.stdin:
    job = json.loads(line)
    text = base64.b64decode(job.get("base64", "")).decode()
    if text.startswith("crash once "):
        file = text.removeprefix("crash once ")
        if os.path.exists(file):
            os.remove(file)
            os.kill(os.getpid(), 9)
    elif text == "crash":
        os.kill(os.getpid(), 6)
    elif text == "killed":
        os.kill(os.getpid(), 9)
    elif text == "hang":
        time.sleep(60)
    record = {"schema": "verbatim/record/1", "id": job["key"], "text": ',"record":{ ,"stages":['}
    result = {"id": job["id"], "status": "converted", "summary": {"id": job["key"]}, "record": record, "stages": []}
    print(json.dumps(result | {"milliseconds": os.getpid()}, separators=(",", ":")), flush=True)
