"""One slot in a container of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.docker_slots import hardening
from sandbox.docker_slots.container import Container
from sandbox.errors import BadRequest
from sandbox.image import recipe
from sandbox.image.kinds import KINDS, Kind, kind_for
from sandbox.languages import PYTHON
from sandbox.slot import Slot
from sandbox.slots_by_need import must_fit

if TYPE_CHECKING:
    from typing import Self

    from sandbox.types import RunRequest, RunResult


class DockerSlot(Slot):
    """A hardened container with a warm interpreter; one submission at a time. See `sandbox/README.md` for its walls."""

    def __init__(
        self,
        *,
        image: str | None = None,
        memory_mib: int = hardening.SLOT_MEMORY_MIB,
        kind: Kind = KINDS[PYTHON.image],
    ) -> None:
        """Nothing starts yet.

        Args:
            image: which image; None for the one that fits to these sources.
            kind: what the image is made of, and so which languages the slot runs.
            memory_mib: of the whole container: at least 64 more than the largest case may use.
        """
        self._wanted_image = image
        self._memory_mib = memory_mib
        self._kind = kind
        super().__init__("docker", self._start_container)

    @classmethod
    def start(
        cls,
        *,
        image: str | None = None,
        memory_mib: int = hardening.SLOT_MEMORY_MIB,
        kind: Kind = KINDS[PYTHON.image],
    ) -> Self:
        """A slot that is running and ready. Raises SandboxUnavailable."""
        slot = cls(image=image, memory_mib=memory_mib, kind=kind)
        slot.open()
        return slot

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""
        must_serve(self._kind, request, self._memory_mib)
        return super().run(request)

    def _start_container(self) -> Container:
        image = self._wanted_image or recipe.image_name(self._kind)
        return Container(image, hardening.host_config(self._memory_mib), hardening.NOBODY)


def must_serve(kind: Kind, request: RunRequest, memory_mib: int) -> None:
    """Raises BadRequest for a request of another image's language, or one that needs more memory."""
    if kind_for(request.language) is not kind:
        raise BadRequest(f"this slot has the image of {kind.name}, which runs no {request.language}")
    must_fit(request, memory_mib)
