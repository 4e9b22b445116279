"""The two ways in which a sandbox fails us (a student's program failing is an outcome, not an error).

SandboxError
├─ SandboxUnavailable   no engine, no slot, the slot broke: try again
│  ├─ ImageMissing      the image of a language is not built here yet: wait for it, or build it
│  └─ WallMissing       this machine does not let a slot close its submissions in: somebody has to decide
└─ BadRequest           the request itself is wrong: our bug, trying again is useless
"""


class SandboxError(Exception):
    """The sandbox could not run the request; says what, and how to mend it."""


class SandboxUnavailable(SandboxError):
    """No slot could run the request now. The request is untouched and may be sent again."""


class ImageMissing(SandboxUnavailable):
    """The image that runs the submission's language is not on this machine yet; the text has the command that builds it."""


class WallMissing(SandboxUnavailable):
    """A slot started, and could not build the walls inside it here; nothing less is taken unless somebody says so."""


class BadRequest(SandboxError):
    """The request breaks the contract (a path that leaves the folder, a limit out of range …)."""
