"""`python -m web.messages`: collects the sentences of the pages and brings the catalogues up to date.

New messages appear in `translations/th/LC_MESSAGES/messages.po` with an empty sentence to be written; English takes
the message itself. Nothing that was translated is lost: what is asked for no more stays as a comment until `--tidy`.
`--check` changes nothing and fails where the catalogues are stale or a sentence is missing.
"""

from __future__ import annotations

from pathlib import Path

import click

from web.language import catalogues


@click.command(help=__doc__)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if something is stale or missing.")
@click.option("--tidy", is_flag=True, help="Drop the translations of messages that are asked for no more.")
def main(*, check: bool, tidy: bool) -> None:
    """Write the template and every catalogue, compile them, and say what is left to translate."""
    texts = current_texts(tidy=tidy)
    if check:
        complaints = stale(texts)
        for complaint in complaints:
            click.echo(complaint, err=True)
        raise SystemExit(1 if complaints else 0)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    catalogues.compile_all()
    for language in catalogues.LANGUAGES:
        missing = list(catalogues.untranslated(catalogues.read(language)))
        click.echo(f"{language}: {len(missing)} to translate" if missing else f"{language}: complete")
        for message in missing:
            click.echo(f"  {message.id!r}")


def current_texts(*, tidy: bool) -> dict[Path, str]:
    """What the template and the catalogues should hold, by path."""
    template = catalogues.collected()
    texts = {catalogues.TEMPLATE: catalogues.text_of(template)}
    for language in catalogues.LANGUAGES:
        texts[catalogues.path_of(language)] = catalogues.text_of(catalogues.merged(language, template, tidy=tidy))
    return texts


def stale(texts: dict[Path, str]) -> list[str]:
    """A sentence for each thing that is wrong with the stored catalogues."""
    complaints = [
        f"{path.relative_to(catalogues.WEB.parent)} is stale: run `make messages`"
        for path, text in texts.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for language in catalogues.LANGUAGES:
        complaints += [
            f"{language}: no sentence for {message.id!r}"
            for message in catalogues.untranslated(catalogues.read(language))
        ]
    return complaints


if __name__ == "__main__":
    main()
