"""What a line in the log may say: which kind of page, how it ended, where in our code; never who, what record or text.

An address is written as its pattern (`gesprekken/<uuid:conversation_id>/`), an error as its type and the lines of code
that it passed, without its message: a message may quote what somebody typed.
"""

import logging
import traceback
from pathlib import Path
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

EXTRAS = ("reference", "route", "method", "status_code", "reason", "duration_ms", "job", "count")
LONGEST_TRAIL = 12


class PathFree(logging.Filter):
    """Rewrites lines about a request: the pattern of its address instead of the address, no query, no ids."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite, and let the line through."""
        request = getattr(record, "request", None)
        if request is None:
            return True
        record.route = route_of(request)
        record.method = getattr(request, "method", "")
        record.msg, record.args = "request_failed", ()
        delattr(record, "request")
        return True


def route_of(request: object) -> str:
    """The pattern of the address that was asked for; "unknown" when no page has that address."""
    match = getattr(request, "resolver_match", None)
    return str(match.route) if match is not None else "unknown"


def error_trail(error: BaseException) -> list[str]:
    """The lines of code that an error passed, the innermost last: file, line and function."""
    frames = traceback.extract_tb(error.__traceback__)[-LONGEST_TRAIL:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def _errors_without_message(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Replace an error by its type and trail."""
    information = event.pop("exc_info", None)
    error = information[1] if isinstance(information, tuple) else information
    if isinstance(error, BaseException):
        event["error"], event["trail"] = type(error).__name__, error_trail(error)
    return event


def logging_configuration(level: str = "INFO") -> dict[str, Any]:  # Any: the shape that Django's LOGGING has
    """Django's LOGGING: one JSON object a line, on standard error."""
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=EXTRAS),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _errors_without_message,
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"path_free": {"()": PathFree}},
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "keep_exc_info": False,
                "keep_stack_info": False,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["path_free"], "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": level, "propagate": False},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": False},  # writes whole request lines
            "django.template": {"level": "INFO"},  # at DEBUG it quotes what stands on a page
            "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},  # below that it names people
        },
    }
