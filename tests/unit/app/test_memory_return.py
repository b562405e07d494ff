"""Memory that nobody uses goes back to the machine while the program runs."""

from __future__ import annotations

import asyncio
import threading

from workbench.app.memory_return import MemoryReturn


async def test_that_it_is_asked_again_and_again_beside_the_loop() -> None:
    threads: list[threading.Thread] = []
    enough = asyncio.Event()
    loop = asyncio.get_running_loop()

    def give_back() -> bool:
        threads.append(threading.current_thread())
        if len(threads) == 3:
            loop.call_soon_threadsafe(enough.set)
        return True

    returning = MemoryReturn(0.001, give_back)
    await asyncio.wait_for(enough.wait(), 10)
    await returning.close()
    told = len(threads)
    await asyncio.sleep(0.05)
    assert len(threads) == told
    assert threading.main_thread() not in threads
