"""The command line: `speelruimte demo`, `serve`, `worker`, `code`, `coder …` and `manage …`.

Commands import what they need when they run, so that `code` works without a database and starts quickly.
"""

import os

import typer

from speelruimte.config.cli.code import code
from speelruimte.config.cli.coder import coder_app

app = typer.Typer(
    help="Speelruimte: feedback op gesprekken, alleen voor de professional zelf.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(coder_app, name="coder")
app.command("code")(code)


@app.command()
def demo(
    host: str = typer.Option("127.0.0.1", help="Adres waarop de demonstratie luistert."),
    port: int = typer.Option(8000, help="Poort."),
    fresh: bool = typer.Option(False, "--fresh", help="Begin opnieuw: gooi de voorbeeldgemeente eerst weg."),
) -> None:
    """Zet een gevulde voorbeeldgemeente klaar (SQLite) en start de toepassing."""
    from speelruimte.config.cli.demonstration import demo_serve

    demo_serve(host=host, port=port, fresh=fresh)


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="Adres waarop de toepassing luistert."),
    port: int = typer.Option(8000, help="Poort."),
    workers: int = typer.Option(1, help="Aantal processen."),
    with_worker: bool = typer.Option(True, help="Draai ook het achtergrondwerk; zet uit als dat apart draait."),
) -> None:
    """Start de toepassing met de instellingen uit de omgeving."""
    from speelruimte.config.cli.server import pages_serve

    pages_serve(host=host, port=port, workers=workers, with_worker=with_worker)


@app.command()
def worker() -> None:
    """Draai het achtergrondwerk, zoals elke nacht wissen wat over zijn termijn is."""
    from speelruimte.config.cli.worker import work

    work()


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
def manage(context: typer.Context) -> None:
    """Beheeropdrachten, bijvoorbeeld `manage migrate` of `manage help`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelruimte.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["speelruimte manage", *context.args])


def main() -> None:
    """Run the command line."""
    app(prog_name="speelruimte")
