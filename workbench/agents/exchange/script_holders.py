"""What steps of an exported script do that hold others: once, again, for each, carefully."""

from __future__ import annotations

HOLDERS: dict[str, str] = {
    "inside": '''
def inside(build, server, run):
    """Several steps as one."""

    async def work(values):
        return await run_through(build, server, values, run.state)

    return work
''',
    "again": '''
def again(build, server, run, rounds, path, comparison, other):
    """What is inside again and again: what comes out goes into the next round."""

    async def work(values):
        given = dict(values)
        for _round in range(rounds):
            outputs = await run_through(build, server, given, run.state)
            if holds(picked(outputs, path), comparison, other):
                return outputs
            given.update(outputs)
        return outputs

    return work
''',
    "each": '''
def each(build, server, run, names, at_once):
    """What is inside once for each item of a list, several at a time, results in order."""

    async def work(values):
        rest = {name: value for name, value in values.items() if name != "items"}
        gate = asyncio.Semaphore(at_once)

        async def one(item):
            async with gate:
                return await run_through(
                    build, server, {**rest, "item": item}, run.state
                )

        found = await asyncio.gather(*(one(item) for item in values["items"]))
        return {name: [outputs.get(name) for outputs in found] for name in names}

    return work
''',
    "guarded": '''
def guarded(work, retries=0, limit_s=None, on_error="stop", fallback=None, ports=()):
    """Work that is tried again, has a time limit, or goes on after a failure."""

    async def carefully(values):
        for left in range(retries, -1, -1):
            try:
                return await asyncio.wait_for(work(values), limit_s)
            except Exception as exc:
                if left:
                    continue
                if on_error == "fallback":
                    return dict.fromkeys(ports, fallback)
                if on_error == "branch":
                    return {"error": str(exc)}
                raise

    return carefully
''',
}
