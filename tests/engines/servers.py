"""Spark Connect servers for tests: Sail in this process, or Spark in processes of its own."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SECONDS = 240
# By which the processes of a server are known.
_MINE = f"bilat-tests-{os.getpid()}"


def lacks_sail() -> str | None:
    """Say why Sail cannot be started here."""
    return _lacking("pysail", "pyspark")


def lacks_spark() -> str | None:
    """Say why Spark cannot be started here."""
    missing = _lacking("pyspark")
    if missing:
        return missing
    if not _home():
        return "this pyspark is the client alone"
    return None if shutil.which("java") else "java is not installed"


def _lacking(*modules: str) -> str | None:
    return next((f"{name} is not installed" for name in modules if not importlib.util.find_spec(name)), None)


def _home() -> Path | None:
    """Return where the server's own jars are: in the pyspark of this environment."""
    found = importlib.util.find_spec("pyspark")
    home = Path(str(found.origin)).parent if found else None
    return home if home and (home / "jars").is_dir() else None


@contextmanager
def sail() -> Iterator[str]:
    """Start Sail, and give its address."""
    from pysail.spark import SparkConnectServer

    _import_client()
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    _, port = server.listening_address
    try:
        yield f"sc://127.0.0.1:{port}"
    finally:
        server.stop()


@contextmanager
def sail_process(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start Sail in a process of its own, and give its address and the process, which may be killed."""
    _import_client()
    port = _free_port()
    command = [sys.executable, "-m", "pysail", "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with (folder / "sail.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(port, server, folder / "sail.log")
            yield f"sc://127.0.0.1:{port}", server
        finally:
            server.kill()
            server.wait(_SECONDS)


def kill_an_executor() -> bool:
    """Kill one of the executors of a Spark that this process started; tell whether there was one."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes()
            environ = (process / "environ").read_bytes()
            if b"CoarseGrainedExecutorBackend" in words and _MINE.encode() in environ:
                os.kill(int(process.name), signal.SIGKILL)
                return True
    return False


@contextmanager
def spark(folder: Path) -> Iterator[str]:
    """Start Spark with two executors in processes of their own, and end it by its number."""
    _import_client()
    home, port = _home(), _free_port()
    command = [
        *(str(home and home / "bin" / "spark-submit"), "--class"),
        *("org.apache.spark.sql.connect.service.SparkConnectServer", "--master", "local-cluster[2,1,1536]"),
        *("--conf", f"spark.connect.grpc.binding.port={port}", "--conf", "spark.ui.enabled=false"),
        *("--conf", "spark.sql.shuffle.partitions=2", "spark-internal"),
    ]
    log = (folder / "spark.log").open("w")
    env = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_DIRS": str(folder), "STARTED_BY": _MINE}
    server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_for(port, server, folder / "spark.log")
        yield f"sc://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(_SECONDS)
        log.close()


def _import_client() -> None:
    """Import what changes the recursion limit, which Hypothesis minds, before it watches."""
    importlib.import_module("pyspark.sql.connect.session")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"Spark did not start:\n{log.read_text()[-2000:]}")
