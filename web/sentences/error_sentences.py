"""The sentence of every error code, in the reader's language; `%(name)s` takes the parameter of that name."""

from __future__ import annotations

from collections.abc import Mapping

from grader.errors import AppError, Invalid
from web.language.wording import Sentence, lazy_gettext

FRAME: Mapping[str, Sentence] = {
    "bad-request": lazy_gettext("The request could not be understood."),
    "conflict": lazy_gettext("This was changed somewhere else in the meantime."),
    "exercise-broken": lazy_gettext("This exercise cannot be used at the moment. Its author can see why."),
    "invalid": lazy_gettext("Some of it is not right yet."),
    "method-not-allowed": lazy_gettext("This address does not take that kind of request."),
    "no-such-page": lazy_gettext("There is no such page, or it is not for you."),
    "not-allowed": lazy_gettext("You may not do this."),
    "not-for-your-role": lazy_gettext("This page is for another role than yours."),
    "not-json": lazy_gettext("The request is not the JSON that was expected."),
    "our-failure": lazy_gettext("Our system failed. Nothing you had sent is lost. Please try again in a moment."),
    "signed-out": lazy_gettext("Please sign in."),
    "stale-form": lazy_gettext("This page was open for too long. Load it again, then send once more."),
    "too-large": lazy_gettext("This is more than can be sent at once."),
    "too-many": lazy_gettext("That was quick. Please try again in %(retry_after_seconds)s seconds."),
}
"""What the frame itself tells, and what stands for a code that has no sentence of its own."""

ACCOUNTS: Mapping[str, Sentence] = {
    "bad-name": lazy_gettext("Write a name of up to 100 letters."),
    "bad-username": lazy_gettext(
        "Use small letters a to z, digits, dots, hyphens and underscores; begin and end with a letter or digit."
    ),
    "change-first-password": lazy_gettext("Choose your own password first."),
    "no-such-language": lazy_gettext("The pages are not in that language."),
    "no-such-person": lazy_gettext("There is no such person, or not one of yours."),
    "no-such-token": lazy_gettext("There is no such token."),
    "own-account": lazy_gettext("You cannot close your own account."),
    "password-is-the-old-one": lazy_gettext("Choose one that differs from the old one."),
    "password-is-username": lazy_gettext("Choose one that is not your username."),
    "password-too-common": lazy_gettext("Too many people use this one. Choose another."),
    "password-too-long": lazy_gettext("Use at most 200 characters."),
    "password-too-short": lazy_gettext("Use at least 8 characters."),
    "setup-closed": lazy_gettext("There is an administrator already. Please sign in."),
    "too-many-sign-ins": lazy_gettext(
        "Several tries with this name did not work. Please wait %(retry_after_seconds)s seconds."
    ),
    "username-taken": lazy_gettext("Someone has this username already."),
    "wrong-old-password": lazy_gettext("This is not your old password."),
    "wrong-password": lazy_gettext("Username and password do not belong together."),
    "wrong-setup-code": lazy_gettext("This is not the code that the first start printed."),
}

SUBMISSIONS: Mapping[str, Sentence] = {
    "file-missing": lazy_gettext("This file is needed and was not sent."),
    "file-not-asked-for": lazy_gettext("The exercise does not ask for a file of this name."),
    "id-holds-other-content": lazy_gettext("Under this id something else was sent before. Nothing was changed."),
    "no-files": lazy_gettext("Send at least one file."),
    "no-such-exercise": lazy_gettext("There is no such exercise, or it was not given to you."),
    "no-such-revision": lazy_gettext("There is no such version of the exercise."),
    "no-such-submission": lazy_gettext("There is no such submission, or it is not yours to see."),
    "not-a-revision": lazy_gettext("This is not a version of an exercise."),
    "not-a-time": lazy_gettext("This is not a time with its zone, such as 2026-03-12T07:05:00Z."),
    "not-a-uuid": lazy_gettext("This is not an id of a submission."),
    "not-an-exercise-id": lazy_gettext("This is not the name of an exercise, such as python-basics/sum-two."),
    "not-an-object": lazy_gettext("A JSON object is expected."),
    "not-text": lazy_gettext("This should be text."),
    "queue-unreachable": lazy_gettext("Our queue does not answer. Your answer is safe and will be marked later."),
    "linter-unavailable": lazy_gettext(
        "Our system cannot look at the style of code at the moment. Your answer is safe."
    ),
    "sandbox-unavailable": lazy_gettext("Our system cannot run code at the moment. Your answer is safe."),
    "submission-too-large": lazy_gettext("This is too large to be sent: at most %(limit_kib)s KiB."),
    "too-many-files": lazy_gettext("These are more files than can be sent."),
    "too-many-streams": lazy_gettext("Too many are watching live at the moment. Please ask again."),
    "unknown-field": lazy_gettext("There is no field of this name."),
}
"""What is told to who sends a submission, by a page or a program."""

UNFINISHED: Mapping[str, Sentence] = {
    "draft-conflict": lazy_gettext("Something else was saved from another device since. Both versions are kept."),
    "no-such-draft": lazy_gettext("No unfinished work on this exercise is saved here."),
    "not-a-device": lazy_gettext("The name of a device is up to 64 letters a to z, digits and hyphens."),
    "not-a-version": lazy_gettext("The version that it grew from is a whole number, or nothing."),
    "not-an-envelope": lazy_gettext("This is not sealed work, or it is damaged."),
    "no-envelopes": lazy_gettext("Send a list of at least one envelope."),
    "runs-busy": lazy_gettext(
        "Answers that wait for their mark come first just now. Please run it again in %(retry_after_seconds)s seconds."
    ),
    "runs-unavailable": lazy_gettext(
        "Our system cannot run programs just now. Please try again in %(retry_after_seconds)s seconds."
    ),
    "sealed-does-not-open": lazy_gettext(
        "This sealed work does not open here: it was changed, or sealed for another Kradan."
    ),
    "sealed-for-another": lazy_gettext("This was sealed for another account."),
    "sealed-too-large": lazy_gettext("This sealed work is larger than any that is made here."),
    "too-many-envelopes": lazy_gettext("These are more envelopes than can be sent at once."),
}
"""What is told of work that is not handed in: drafts, runs without a mark, sealed work of a shared device."""

TEACHING: Mapping[str, Sentence] = {
    "already-assigned": lazy_gettext("The class has this already."),
    "class-put-away": lazy_gettext(
        "Your class was put away, so nothing can be handed in to it any more. Your code stays here."
    ),
    "bad-points": lazy_gettext("Write a whole number of points, 0 or more."),
    "bad-prefix": lazy_gettext("Begin with a letter a to z; then letters and digits, at most 12 in all."),
    "bad-reason": lazy_gettext("Write the reason in up to 500 letters: it is kept with the mark."),
    "due-before-open": lazy_gettext("This is before it opens."),
    "more-points-than-worth": lazy_gettext("This is more than the exercise is worth."),
    "no-such-assignment": lazy_gettext("There is no such assignment, or not one of yours."),
    "no-such-class": lazy_gettext("There is no such class, or not one of yours."),
    "no-such-collection": lazy_gettext("There is no such collection any more."),
    "no-such-pupil": lazy_gettext("There is no such pupil in this class."),
    "no-usable-names": lazy_gettext("None of these lines can be used: see what is said beside each."),
    "usernames-taken": lazy_gettext("Someone took these usernames in this very moment. Please send it again."),
}
"""What is told to who sets a class up and corrects a mark."""

ERRORS: Mapping[str, Sentence] = {**FRAME, **ACCOUNTS, **SUBMISSIONS, **UNFINISHED, **TEACHING}
"""All of them; a role adds its own table here."""

_OF_STATUS = {
    400: "bad-request",
    403: "not-allowed",
    404: "no-such-page",
    409: "conflict",
    422: "invalid",
    429: "too-many",
}
"""What stands for a code that has no sentence of its own."""


def sentence(code: str, params: Mapping[str, str | int], *, status: int) -> str:
    """What an error is called for the reader; a code without a sentence gets that of its status."""
    text = ERRORS.get(code) or ERRORS[_OF_STATUS.get(status, "our-failure")]
    return text.filled(params)


def error(problem: AppError, *, status: int = 422) -> str:
    """The sentence of an error of the core, for a page that goes on after it."""
    return sentence(problem.code, problem.params, status=status)


def field_errors(problem: Invalid) -> dict[str, str]:
    """A sentence for each bad field."""
    return {name: sentence(code, problem.params, status=422) for name, code in problem.fields.items()}
