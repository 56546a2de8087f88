"""Where files are read: in this process, in several of this machine, or by the workers of a Dask cluster.

The one module that knows Dask (`coopctl[dask]`), and imports it only once a cluster is asked for something; all others
see an `Executor`. What goes to a worker and comes back is pickled by Dask, as between a program's own processes:
so the way there is TLS, or does not leave the machine. Nothing of it is stored.
"""

from __future__ import annotations

import functools
import ipaddress
import logging
import sys
import threading
import warnings
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from importlib import metadata, util
from typing import TYPE_CHECKING, Any

from coopctl import __version__, cache
from coopctl.errors import EngineError, MissingExtraError, UsageError
from coopctl.loading import parallel
from coopctl.loading.parallel import UNFOUND
from coopctl.messages import msg, nmsg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coopctl.messages import Message

#: The words of `--engine` beside an address: this process alone; or what pays, which is not said but usual.
NONE, DASK = "none", "dask="
#: Seconds to reach the scheduler, to wait for a first worker or for another one, and between two looks at who is there.
_CONNECT, PATIENCE, _LOOK = 5, 10, 0.5
#: So many pieces of work are on their way for each thread of a worker.
_AHEAD = 3
#: Whose own words about what goes wrong are not shown.
_LOUD = frozenset({"distributed.client", "distributed.core", "tornado", "tornado.application", "asyncio"})
#: What decides beside our own files what is read of a file.
_LIBRARIES = ("PyYAML", "jsonschema-rs", "jsonschema", "msgspec")


@dataclass(frozen=True, slots=True)
class Engine:
    """What `--engine` says: "none" for this process alone, or the address of a scheduler."""

    address: str = ""


def engine(said: str) -> Engine:
    """Read the word of `--engine`. Raise UsageError for another engine, or a way on which others could listen."""
    if said == NONE:
        return Engine()
    if not said.startswith(DASK) or not said.removeprefix(DASK):
        raise UsageError(
            msg("no such engine: {name}", name=said),
            msg("there are {engines}", engines=(NONE, f"{DASK}tls://HOST:8786")),
        )
    address = said.removeprefix(DASK)
    if not _is_safe(address):
        raise UsageError(
            msg("{address} is neither tls:// nor on this machine: others could read along, or answer", address=address),
            msg(
                "start the scheduler with certificates and name it as {address}, or work on its machine",
                address="tls://HOST:8786",
            ),
        )
    return Engine(address)


@contextmanager
def reading_by(wanted: Engine) -> Iterator[Cluster | None]:
    """Let an engine read files meanwhile. A cluster is reached with the first file that is to be read.

    Raise MissingExtraError; what is read meanwhile may raise EngineError.
    """
    if not wanted.address:
        with parallel.over(None):
            yield None
        return
    if util.find_spec("distributed") is None:
        raise MissingExtraError("dask")
    cluster = Cluster(wanted.address)
    try:
        with parallel.over(cluster):
            yield cluster
    finally:
        cluster.shutdown()


def _is_safe(address: str) -> bool:
    """Whether nobody else can read or answer on the way: TLS, or loopback."""
    scheme, _, place = address.rpartition("://")
    host = place.rpartition(":")[0].removeprefix("[").removesuffix("]")
    if scheme == "tls":
        return bool(host)
    if scheme not in ("", "tcp"):
        return False
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Cluster(Executor):
    """The workers of a Dask cluster, as an executor: work of one that dies is done by another one.

    They `fetch` contents by id, take so many items as one piece of work (`chunk`), and what each could not find counts
    in `unfound`, by its address.
    """

    fetches = True
    chunk = 100

    def __init__(self, address: str) -> None:
        self.address = address
        self.unfound: dict[str, int] = {}
        self._client: Any = None
        self._pool: Any = None
        self._met: set[str] = set()
        self._alone = 0

    @property
    def ahead(self) -> int:
        """So many pieces of work are on their way. Raise EngineError where the cluster is not to be reached."""
        return _AHEAD * sum(self._reached().values())

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Give a worker something to do. Raise EngineError where the cluster is not to be reached, or is gone."""
        if self._pool is None:
            self._reached()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of much data at once: it is what we are here for
                inner = self._pool.submit(at_worker, dict(program()), function, args, kwargs)
        except (CancelledError, RuntimeError, OSError) as error:
            raise self.gone(error) from error
        return _Answer(self, inner)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Let go of the cluster, whatever it is doing."""
        client, self._client, self._pool = self._client, None, None
        if client is not None:
            client.close(timeout=1)

    def remarks(self) -> Sequence[Message]:
        """Say which workers did not have what they were to fetch."""
        return [
            nmsg(
                "the worker {worker} does not have {n} file of this repository, which was read here",
                "the worker {worker} does not have {n} files of this repository, which were read here",
                count,
                worker=address,
            )
            for address, count in sorted(self.unfound.items())
        ]

    def look(self) -> None:
        """See that somebody is still there. Raise EngineError where nobody has been for a while."""
        self._alone = 0 if self._there() else self._alone + 1
        if self._alone * _LOOK > PATIENCE:
            raise EngineError(
                msg("the cluster at {address} has no worker", address=self.address),
                msg("start some: {command}", command=f"dask worker {self.address} --nworkers -1 --nthreads 1"),
            )

    def gone(self, error: BaseException) -> EngineError:
        """Say that the scheduler does not answer any more."""
        return EngineError(
            msg("the cluster at {address} is gone: {reason}", address=self.address, reason=_first_line(error)),
            msg("run the command again once it is back, or without --engine"),
        )

    def differs(self, worker: str, theirs: Mapping[str, str]) -> EngineError:
        """Say what of the program is another one at a worker."""
        name = next(name for name, version in program().items() if theirs.get(name) != version)
        return EngineError(
            msg(
                "the worker {worker} has another version of {name} ({theirs}, here {ours})",
                worker=worker,
                name=name,
                theirs=theirs.get(name) or "-",
                ours=program()[name] or "-",
            ),
            msg("install the same there and here: both must read alike"),
        )

    def _there(self) -> Mapping[str, int]:
        """Return the threads of each worker, by its address. Raise EngineError where others could listen to one."""
        try:
            found: Mapping[str, int] = self._client.sync(
                self._client.scheduler.ncores, workers=None, callback_timeout=PATIENCE
            )
        except (OSError, RuntimeError, CancelledError) as error:
            raise self.gone(error) from error
        for address in found:
            if not _is_safe(address):
                raise EngineError(
                    msg("the worker {worker} is neither reached by TLS nor on this machine", worker=address),
                    msg(
                        "give the cluster certificates, and name its scheduler as {address}", address="tls://HOST:8786"
                    ),
                )
        return found

    def _reached(self) -> Mapping[str, int]:
        """Reach the scheduler, and wait for a worker."""
        if self._client is None:
            self._connect()
        while not (found := self._there()):
            self.look()
            threading.Event().wait(_LOOK)
        self._meet(found)
        return found

    def _connect(self) -> None:
        import distributed  # only here: it takes half a second

        dask: Any = distributed
        for name in ("distributed", *(each for each in logging.root.manager.loggerDict if each in _LOUD)):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what it says, our own sentences say
        security = dask.Security()
        if self.address.startswith("tls://") and security.get_connection_args("client")["ssl_context"] is None:
            raise EngineError(
                msg("{address} asks for certificates, and none are named", address=self.address),
                msg(
                    "Dask's own settings name them: distributed.comm.tls.ca-file, .client.cert and .client.key,"
                    " in a file, or as variables that begin with DASK_DISTRIBUTED__COMM__TLS__"
                ),
            )
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of other versions at the other end: see `differs`
                self._client = dask.Client(self.address, timeout=_CONNECT, set_as_default=False, security=security)
        except (OSError, RuntimeError, TypeError, ValueError) as error:
            raise EngineError(
                msg("{address} cannot be reached: {reason}", address=self.address, reason=_first_line(error)),
                msg("is a scheduler running there? It is started by {command}", command="dask scheduler"),
            ) from error
        self._pool = self._client.get_executor(pure=False)

    def _meet(self, workers: Iterable[str]) -> None:
        """See that the workers have this program: one that lacks it ends when it is given work. Raise EngineError."""
        new = [address for address in workers if address not in self._met]
        asked = [self._pool.submit(util.find_spec, __name__, workers=[address]) for address in new]
        done, _busy = wait(asked, timeout=PATIENCE)
        self._met.update(new)
        for each in done:
            error = None if each.cancelled() else each.exception()
            if isinstance(error, ImportError) or (error is None and each.result() is None):
                raise self.lacks(error)

    def lacks(self, error: BaseException | None) -> EngineError:
        """Say that a worker has not what it is to do."""
        reason = _first_line(error) if error else __name__
        return EngineError(
            msg("a worker of {address} lacks coopctl: {reason}", address=self.address, reason=reason),
            msg("install the same there and here: both must read alike"),
        )


class _Answer(Future[Any]):
    """What a worker will have made."""

    def __init__(self, cluster: Cluster, inner: Future[Any]) -> None:
        super().__init__()
        self._cluster = cluster
        self._inner = inner

    def result(self, timeout: float | None = None) -> Any:  # noqa: ARG002 - whoever waits here waits for all
        """Return it. Raise EngineError where nobody can make it, BrokenExecutor where each who tried has died."""
        while True:
            try:
                worker, theirs, made, unfound = self._inner.result(_LOOK)
                break
            except TimeoutError:
                if self._inner.done():
                    raise
                self._cluster.look()
            except CancelledError as error:
                raise self._cluster.gone(error) from error
            except (ImportError, AttributeError) as error:
                raise self._cluster.lacks(error) from error
            except Exception as error:
                if type(error).__name__ == "KilledWorker":
                    raise BrokenExecutor from error
                raise
        if theirs is not None:
            raise self._cluster.differs(worker, theirs)
        if unfound:
            self._cluster.unfound[worker] = self._cluster.unfound.get(worker, 0) + unfound
        return made


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


# ---------------------------------------------------------------- at the worker


def at_worker(
    expected: Mapping[str, str],
    function: Callable[..., Sequence[object]],
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
) -> tuple[str, Mapping[str, str] | None, Sequence[object], int]:
    """Do a piece of work in another process; return its address, what it made, and how much it did not find.

    Where the program is another one there, nothing is made, and that program is told.
    """
    from distributed import get_worker

    worker = str(get_worker().address)
    if program() != expected:
        return worker, program(), (), 0
    made = function(*args, **kwargs)
    return worker, None, made, sum(each == UNFOUND for each in made)


@functools.cache
def program() -> Mapping[str, str]:
    """Return what must be the same at both ends for the same bytes: this program, Python, and what reads files."""
    return {
        "coopctl": __version__,
        "Python": ".".join(map(str, sys.version_info[:2])),
        **{name: _version(name) for name in _LIBRARIES},
        "coopctl, its files": cache.contents(),
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
