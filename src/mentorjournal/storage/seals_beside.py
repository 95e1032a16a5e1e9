"""Read the seals of a copy back while it is still being written, in a thread of their own.

Copying and proving cost the processor alike; beside each other they take half as long.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from mentorjournal.storage import page_image
from mentorjournal.storage.keys import Key

_SPAN = 1024
_BEHIND = 2048
"""How many pages to stay behind: what was just written is not yet in the file."""


class SealsBeside:
    """Follows the writing of a new file. The pages must be written once each, in their order.

    The first page is written last. A page that is not there yet when it is looked at is looked at
    again in the end, so that this only takes longer where the writing is in another order.
    """

    def __init__(self, making: Path, key: Key, pages: int) -> None:
        self._making, self._key, self._pages = making, key, pages
        self._next = 2
        self._looked: list[Future[list[int]]] = []
        self._beside = ThreadPoolExecutor(1, "seals")

    def __enter__(self) -> SealsBeside:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._beside.shutdown(cancel_futures=True)

    def written(self, done: float) -> None:
        """Hear how much of the file is written, from 0 to 1, and look at what was before that."""
        while self._next + _SPAN <= int(done * self._pages) - _BEHIND:
            span = range(self._next, self._next + _SPAN)
            look = page_image.unsealed
            self._looked.append(self._beside.submit(look, self._making, self._key, span))
            self._next = span.stop

    def all_hold(self) -> bool:
        """Look at what is left, now that nobody writes, and say whether every page is whole."""
        if self._making.stat().st_size != self._pages * page_image.PAGE_SIZE:
            return False
        again = [number for each in self._looked for number in each.result()]
        left = [1, *again, *range(self._next, self._pages + 1)]
        return not page_image.unsealed(self._making, self._key, left)
