"""Running the one application: signals, a window that is closed, and failures that must not stay behind the keys."""

import asyncio
import contextlib
import errno
import signal
from collections.abc import Callable
from typing import Any, Final

from prompt_toolkit.application import Application

from wizard.interview.conduct import Outcome

_WINDOW_GONE: Final = frozenset({errno.EIO, errno.EBADF, errno.ENXIO, errno.EPIPE, errno.ENOTTY})


def run(serve: Callable[[], Any], keep: Callable[[], None]) -> Outcome:
    """Run until the end. Ctrl-C and a closed window count as a pause: what is half typed is kept."""
    try:
        return asyncio.run(serve())  # type: ignore[no-any-return]
    except (EOFError, KeyboardInterrupt):
        pass
    except OSError as failure:
        if failure.errno not in _WINDOW_GONE:
            raise
    with contextlib.suppress(OSError):
        keep()
    return Outcome.PAUSED


def watch(app: "Application[Outcome]", stop: Callable[[], None]) -> None:
    """In the running loop: a signal to end calls `stop`; whatever fails ends the application and is raised there."""
    loop = asyncio.get_running_loop()

    def failed(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if can_exit(app):
            app.exit(exception=context.get("exception") or RuntimeError(str(context.get("message"))))

    loop.set_exception_handler(failed)
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):  # Windows has no loop signals
                loop.add_signal_handler(number, stop)


def can_exit(app: "Application[Outcome]") -> bool:
    """Whether the application runs and has not been told to end."""
    return app.is_running and app.future is not None and not app.future.done()
