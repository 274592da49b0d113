"""Does PostgreSQL do all that SQLite does, and say the same?"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from pipeline.cli import main
from pipeline.desk.queue import Queue
from pipeline.doctor import examine
from pipeline.faults import Corrupt, Fault, Held, Stuck
from pipeline.importing import take
from pipeline.mishaps import status, told
from pipeline.proof.rebuild import digests, rebuild
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store import chain, schema
from pipeline.store.database import open_database, writing
from pipeline.store.tables import METADATA, DeliveryRow, LetterRow
from pipeline.store.versions import NEWEST
from tests import postgres
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

pytestmark = pytest.mark.skipif(
    not postgres.installed(), reason=f"no PostgreSQL here; run: {postgres.INSTALL}"
)
NOW = AFTER.isoformat()
LONG = "x" * 3000 + "".join(sha256(bytes([n])).hexdigest() for n in range(140))


def mail(n, words, *, at=IN_TIME, sender=None, **headers):
    named = {
        "From": sender or f"Person {n} <p{n}@party{n}.example>",
        "To": "info@example.org",
        "Subject": f"Comments {n}",
        "Message-ID": f"<m{n}@a.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\n" for name, value in named.items())
    received = f"Received: from relay.example by mx.example.org; {at}\n"
    passed = "Authentication-Results: mx.example.org; dmarc=pass\n"
    return f"{passed}{received}{head}\n{words}\n".encode()


ANNA = "Anna <anna@anna.example>"
MAILS = (
    mail(1, "Paragraph 2: this should be deleted."),
    mail(1, "Paragraph 2: this should be deleted."),
    mail(2, "Paragraph 1 should say: Apples and quinces.", sender=ANNA),
    mail(
        3,
        "This replaces my earlier comments. Paragraph 1 should be deleted.",
        sender=ANNA,
        Subject="Revised comments",
        In_Reply_To="<m2@a.example>",
    ),
    mail(4, "Paragraph 3: too late.", at=TOO_LATE),
    mail(5, "Paragraph 2\0: a sign\1 that no database takes."),
    mail(6, "Paragraph 3: good.", Message_ID=f"<{LONG}@a.example>"),
    mail(7, "Paragraph 3: bad.", sender=f"{LONG}@long.example"),
    mail(8, "I am away.", Auto_Submitted="auto-replied"),
    mail(9, "Жалоба: paragraph 2 — 删除。 It may go."),
    mail(10, "We like the draft, and will say more about it."),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'depositary.db'}"
    else:
        with postgres.database("test_both") as there:
            yield there


def consultation(folder, url, mails=MAILS, **changed):
    folder.mkdir(exist_ok=True)
    config = write(folder, store={"database": url}, **changed)
    for n, raw in enumerate(mails):
        path = folder / "mailbox/new" / f"{1773136800 + n}.m{n}.mx"
        path.write_bytes(raw)
        os.utime(path, (1773136800, 1773136800))
    return config


@pytest.fixture
def says(monkeypatch, capsys):
    """Give a verb as on the command line; returns exit status and what was said."""

    def says(config, *words):
        argv = ["depositary", "--config", str(config), *map(str, words)]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        where = str(config.parent)
        return left.value.code, said.out.replace(where, ""), said.err

    return says


#: Those whose letters bear the time of this machine come last.
VERBS = (
    "once --now {now}",
    "status --now {now}",
    "list",
    "--json show 1",
    "show 4",
    "review",
    "--json review",
    "redact 1 --words deleted --by A --because B",
    "redact 1 --words deleted --undo --by A --because B",
    "rehearse drafts --hard 2026-03-28",
    "letters",
    "publish --now {now}",
    "compile --now {now} --out {folder}/preview",
    "export --format jsonl",
    "export --format anonymous",
    "export --format csv",
    "export --format regulations",
    "export --format jsonld",
    "verify",
    "--json rebuild",
    "verify",
    "migrate",
    "decide 11 --kind not_a_submission --by A --because B",
    "decide 10 --kind submission --by A --because B",
    "decide 10 --undo 1 --by A --because C",
    "admit 5 --by A --because B",
    "extend drafts --hard 2026-03-28 --by A --because B",
    "list",
    "letters",
    "export --format csv",
    "verify",
)


@pytest.mark.parametrize("wide", [False, True])
def test_every_verb_says_the_same_on_both(says, tmp_path, monkeypatch, wide):
    monkeypatch.setenv("COLUMNS", "250" if wide else "60")
    with ExitStack() as stack:
        there = stack.enter_context(postgres.database("test_verbs"))
        lite = consultation(tmp_path / "lite", "sqlite:///depositary.db")
        post = consultation(tmp_path / "post", there)
        for words in VERBS if wide else VERBS[:7]:
            found = [
                says(c, *words.format(now=NOW, folder=c.parent).split())
                for c in (lite, post)
            ]
            assert found[0] == found[1], words
            assert "Traceback" not in found[0][2]
    files = [
        {p.name: p.read_bytes() for p in (c.parent / "preview").glob("*.[cjh]*")}
        for c in (lite, post)
    ]
    assert files[0] == files[1]


def test_rebuilding_makes_it_anew_beside_it_and_work_goes_on(url, tmp_path):
    config = consultation(tmp_path, url)
    settings = load(config)
    with Service(settings, lambda: AFTER) as service:
        service.once()
        before = digests(service)
    found = rebuild(settings, lambda: AFTER)
    assert (found.placed, found.differences, found.aside) == (True, (), "")
    extra = tmp_path / "one.eml"
    extra.write_bytes(mail(77, "Paragraph 1: more."))
    with Service(settings, lambda: AFTER) as service:
        assert digests(service) == before
        assert take(service.ledger, [extra]).new == 1
        service.worker.run()
        assert list(verify(service)) == []
        with service.ledger.reading() as session:
            assert session.get(DeliveryRow, len(MAILS) + 1).sha256


def test_a_database_that_says_otherwise_is_kept_until_a_person_decides(url, tmp_path):
    settings = load(consultation(tmp_path, url))
    with Service(settings, lambda: AFTER) as service:
        service.once()
        with writing(service.ledger.engine) as session:
            session.get(DeliveryRow, 1).verdict = "late"
    found = rebuild(settings, lambda: AFTER)
    assert (found.placed, found.differences) == (
        False,
        ("verdicts", "compilation drafts"),
    )
    assert "rebuilt" in str(found.aside)
    found = rebuild(settings, lambda: AFTER, replace=True)
    assert found.placed
    assert "before" in str(found.aside)
    with Service(settings, lambda: AFTER) as service, service.ledger.reading() as it:
        assert it.get(DeliveryRow, 1).verdict == "on_time"


def test_only_a_schema_that_it_put_aside_itself_is_replaced(tmp_path, says):
    with postgres.database("test_aside") as there:

        def ask(words):
            engine = open_database(there)
            with engine.begin() as connection:
                found = connection.execute(sa.text(words))
                rows = found.scalars().all() if found.returns_rows else []
            engine.dispose()
            return rows

        for name in ("before", "rebuilt"):
            ask(f"CREATE SCHEMA public_{name}")
            ask(f"CREATE TABLE public_{name}.precious AS SELECT 1 AS kept")
        config = consultation(tmp_path, there)

        def rebuilt_otherwise():
            with Service(load(config), lambda: AFTER) as service:
                service.once()
                with writing(service.ledger.engine) as session:
                    session.get(DeliveryRow, 1).verdict = "late"
            code, said, _ = says(config, "rebuild", "--replace")
            assert code == 0
            return said

        said = rebuilt_otherwise()
        assert "kept as the schema public_before_2." in said
        said = rebuilt_otherwise()
        assert "public_before_2 (an earlier one of that name was dropped)." in said
        ask("CREATE TABLE public_before_2.mine AS SELECT 2 AS kept")
        assert "the schema public_before_3." in rebuilt_otherwise()
        assert "the schema public" not in says(config, "rebuild")[1]
        assert ask("SELECT kept FROM public_before.precious") == [1]
        assert ask("SELECT kept FROM public_rebuilt.precious") == [1]
        assert ask("SELECT kept FROM public_before_2.mine") == [2]
        names = "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'public%'"
        assert sorted(ask(names)) == [
            "public",
            "public_before",
            "public_before_2",
            "public_before_3",
            "public_rebuilt",
        ]


@pytest.mark.parametrize("name", ["n" * 63, "Own Name"])
def test_a_schema_of_any_name_is_rebuilt(tmp_path, says, name):
    with postgres.database("test_names") as there:
        path = f'"{name}"'.replace(" ", "\\ ")
        options = sa.make_url(there).update_query_dict(
            {"options": f"-csearch_path={path}"}
        )
        url = options.render_as_string(hide_password=False)
        config = consultation(tmp_path, url)
        for verb in ("once", "rebuild"):
            code, _, said = says(config, verb)
            assert (code, "There is no schema" in said, name in said) == (2, True, True)
        postgres.shared().say(f'CREATE SCHEMA "{name}"', "test_names")
        with Service(load(config), lambda: AFTER) as service:
            service.once()
        assert says(config, "rebuild", "--replace")[0] == 0
        assert says(config, "verify")[0] == 0


def test_a_lost_database_is_made_again_from_the_archive(tmp_path):
    with postgres.database("test_lost") as there:
        settings = load(consultation(tmp_path, there))
        with Service(settings, lambda: AFTER) as service:
            service.once()
            before = digests(service)
        postgres.shared().say("DROP SCHEMA public CASCADE", "test_lost")
        postgres.shared().say("CREATE SCHEMA public", "test_lost")
        with pytest.raises(Stuck, match=r"another database works .*/test_lost\. "):
            Service(settings, lambda: AFTER)
        found = rebuild(settings, lambda: AFTER)
        assert (found.placed, found.after) == (True, before)


def test_what_comes_while_it_is_rebuilt_is_not_thrown_away(url, tmp_path):
    settings = load(consultation(tmp_path, url))
    extra = tmp_path / "one.eml"
    extra.write_bytes(mail(77, "Paragraph 1: more."))
    with Service(settings, lambda: AFTER) as service:
        service.once()
        came = []

        def now():
            """Somebody imports a mail as soon as the rebuilding looks at its clock."""
            if not came:
                came.append(1)
                take(service.ledger, [extra])
            return AFTER

        with pytest.raises(Stuck, match="others worked on the consultation"):
            rebuild(settings, _after(2, now))
        assert take(service.ledger, [extra]).known == 1


def _after(times, now):
    """Call it from so many looks at the clock on: those of the old database first."""
    looks = []

    def look():
        looks.append(1)
        return now() if len(looks) > times else AFTER

    return look


# -- the schema --


def reflected(engine):
    """Describe each table as the database has it."""
    inspect = sa.inspect(engine)
    return {
        table: {
            "columns": {c["name"]: c["nullable"] for c in inspect.get_columns(table)},
            "indexes": {
                i["name"]: (i["column_names"], bool(i["unique"]))
                for i in inspect.get_indexes(table)
                if not i.get("duplicates_constraint")
            },
            "unique": {
                tuple(u["column_names"]) for u in inspect.get_unique_constraints(table)
            },
            "foreign": {
                tuple(f["constrained_columns"]) for f in inspect.get_foreign_keys(table)
            },
            "key": tuple(inspect.get_pk_constraint(table)["constrained_columns"]),
        }
        for table in METADATA.tables
    }


def test_migrations_and_tables_make_the_same_schema_on_both(url, tmp_path):
    engine = open_database(url)
    found = schema.upgrade(engine)
    assert (found.before, found.after, len(found.steps)) == (None, NEWEST, int(NEWEST))
    assert list(schema.differences(engine)) == []
    straight = open_database(f"sqlite:///{tmp_path / 'straight.db'}")
    METADATA.create_all(straight)
    assert reflected(engine) == reflected(straight)
    for each in (engine, straight):
        each.dispose()


def at_first_schema(url):
    """Make a database as the first release made it."""
    engine = open_database(url)
    config = Config()
    folder = Path(schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    return engine


def older(session, names):
    """Return the rows of tables as far as an older schema has the columns."""
    for name, columns in names.items():
        table = METADATA.tables[name]
        kept = [table.columns[column["name"]] for column in columns]
        rows = session.execute(sa.select(*kept)).mappings().all()
        same = sa.table(name, *(sa.column(c.name, c.type) for c in kept))
        yield same, [dict(row) for row in rows]


def test_a_database_of_the_first_release_migrates_with_equal_digests(says, tmp_path):
    """Its rows are those of a consultation of today, as far as it had the columns."""
    short = [raw for raw in MAILS if LONG.encode() not in raw]  # it took no others
    source = load(consultation(tmp_path, "sqlite:///depositary.db", short))
    with (
        postgres.database("test_first") as there,
        Service(source, lambda: AFTER) as service,
    ):
        service.once()
        with writing(service.ledger.engine) as session:  # the first did not know it
            session.execute(sa.update(LetterRow).values(sha256=""))
        expected = digests(service)
        for url in (f"sqlite:///{tmp_path / 'first.db'}", there):
            engine = at_first_schema(url)
            inspect = sa.inspect(engine)
            had = {
                table.name: inspect.get_columns(table.name)
                for table in METADATA.sorted_tables
                if inspect.has_table(table.name)
            }
            with engine.begin() as connection, service.ledger.reading() as session:
                for table, rows in older(session, had):
                    if rows:
                        connection.execute(sa.insert(table), rows)
            engine.dispose()
            config = write(tmp_path, store={"database": url})
            code, said, _ = says(config, "migrate")
            steps = f"was at schema 0001 and is at schema {NEWEST}"
            assert (code, steps in said) == (0, True)
            assert "nothing was to be done" in says(config, "migrate")[1]
            with Service(load(config), lambda: AFTER) as migrated:
                assert digests(migrated) == expected


def test_programs_that_start_at_once_migrate_once(url):
    code = (
        "import sys; from pipeline.store import database as d, versions as v;"
        "e = d.open_database(sys.argv[1]); v.migrate(e); print(v.schema_of(e))"
    )
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    said = [child.communicate(timeout=120) for child in children]
    assert [out.decode().strip() for out, _ in said] == [NEWEST] * 4, said


# -- what can be wrong --


def test_a_database_of_a_later_program_is_left_alone(url, tmp_path, says):
    config = consultation(tmp_path, url)
    engine = open_database(url)
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for verb in ("status", "migrate", "once"):
        code, _, said = says(config, verb)
        assert (code, "later version of depositary" in said) == (2, True)
    assert "later version" in says(config, "doctor")[1].replace("\n", " ")


def test_tables_of_another_program_are_left_alone(url, tmp_path, says):
    config = consultation(tmp_path, url)
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE event (what TEXT)"))
    engine.dispose()
    code, _, said = says(config, "status")
    assert (code, "table 'event' that depositary did not make" in said) == (2, True)


def refused(url):
    engine = open_database(url)
    with pytest.raises(sa.exc.DBAPIError) as fault, engine.connect():
        pass
    engine.dispose()
    return status(fault.value), told(fault.value)


def test_a_server_that_is_not_there_or_does_not_know_us_is_a_sentence(tmp_path, says):
    hba = tmp_path / "hba"
    trusted, others = "postgres 127.0.0.1/32 trust", "all 127.0.0.1/32 scram-sha-256"
    hba.write_text(f"host all {trusted}\nhost all {others}\n")
    hba.chmod(0o644)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)
    with postgres.running("-c", f"hba_file={hba}", "-c", "fsync=off") as server:
        server.say("CREATE USER ada PASSWORD 'right'")
        own = server.url().replace("postgres@", "ada:{}@")
        code, said = refused(own.format("wrong"))
        assert (code, "does not let us in" in said, "PGPASSWORD" in said) == (
            2,
            True,
            True,
        )
        assert "wrong" not in said
        code, said = refused(server.url("nowhere"))
        assert (code, "no such database" in said, "nowhere" in said) == (2, True, True)
        engine = open_database(own.format("right"))
        with pytest.raises(sa.exc.DBAPIError) as fault:
            schema.upgrade(engine)
        engine.dispose()
        assert "all rights" in told(fault.value)
        gone = server.url("postgres")
    code, said = refused(gone)
    assert (code, "does not answer" in said) == (2, True)
    config = consultation(tmp_path / "c", gone)
    for verb in ("once", "status", "import .", "rebuild", "migrate", "export"):
        code, _, said = says(config, *verb.split())
        assert (code, "does not answer" in said) == (2, True), verb
    assert "does not answer" in says(config, "doctor")[1].replace("\n", " ")


def test_who_may_make_no_schemas_is_refused_by_every_role_and_by_the_doctor(
    tmp_path, says
):
    """The queue has a schema of its own; without it nobody would do the work."""
    with postgres.running("-c", "fsync=off") as server:
        server.say("CREATE USER ada")
        server.say("CREATE SCHEMA ours AUTHORIZATION ada")
        own = server.url().replace("postgres@", "ada@")
        config = consultation(tmp_path / "c", f"{own}?options=-csearch_path%3Dours")
        for role in ("poller", "worker"):
            code, _, said = says(config, "run", "--role", role)
            assert (code, "GRANT CREATE ON DATABASE" in said) == (1, True)
        found = {check.subject: check for check in examine(load(config))}
        wrong = 'GRANT CREATE ON DATABASE "postgres" TO "ada"'
        assert wrong in found["database"].finding
        server.say(wrong)
        assert "database" in {c.subject for c in examine(load(config)) if c.good}


def test_a_password_in_the_configuration_is_refused(tmp_path):
    config = consultation(tmp_path, "postgresql+psycopg://ada:secret@db/x")
    with pytest.raises(Fault, match="a secret does not belong here; set PGPASSWORD"):
        load(config)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("a:p@ss@h:port/x", "is no address of a database"),
        ("a@h:99999/x", "is no address of a database"),
        ("a:p[ss@h/x", "a secret does not belong here"),
        ("a:pa@ss@h:5432/x", "write it as %40"),
    ],
)
def test_an_address_that_cannot_be_read_is_a_sentence(
    tmp_path, says, monkeypatch, address, expected
):
    url = f"postgresql+psycopg://{address}"
    code, _, said = says(consultation(tmp_path, url), "status")
    assert (code, expected in said, "store.database" in said) == (2, True, True)
    assert "ss@h" not in said
    if "%40" in expected:
        monkeypatch.setenv("DEPOSITARY_STORE__DATABASE", url)
        config = write(tmp_path, store={"database": "sqlite:///x.db"})
        code, _, said = says(config, "status")
        assert (code, "in the environment" in said, expected in said) == (2, True, True)


def test_the_doctor_says_what_the_database_is(url, tmp_path):
    settings = load(consultation(tmp_path, url))
    (check,) = (c for c in examine(settings) if c.subject == "database")
    assert check.good
    assert f"schema {NEWEST}" in check.finding
    if "postgresql" in url:
        assert "connections free" in check.finding


def test_two_databases_on_one_archive_stop_before_they_say_two_things(url, tmp_path):
    """As when the copy of a machine is started beside it."""
    settings = load(consultation(tmp_path, "sqlite:///one.db"))
    second = load(write(tmp_path, store={"database": url}))
    with Service(settings, lambda: AFTER) as first:
        first.once()
        rebuilt = rebuild(second, lambda: AFTER)
        assert (rebuilt.placed, rebuilt.after) == (True, digests(first))
        with Service(second, lambda: AFTER) as other:
            for n, service in ((80, first), (81, other)):
                (tmp_path / "more.eml").write_bytes(mail(n, "Paragraph 1: more."))
                if service is first:
                    take(service.ledger, [tmp_path / "more.eml"])
            with pytest.raises(Stuck, match="Another database writes to this archive"):
                take(other.ledger, [tmp_path / "more.eml"])
            assert "Another database writes to this archive" in next(verify(other))


def test_two_consultations_on_one_mailbox_are_told_and_neither_loses(url, tmp_path):
    settings = load(consultation(tmp_path, "sqlite:///one.db"))
    with Service(settings, lambda: AFTER) as first:
        first.once()
        assert first.poll().seen == 0  # and leaves its mark
        (tmp_path / "mailbox/new/1773136900.z.mx").write_bytes(mail(90, "Paragraph 1."))
        changed = {"database": url, "archive": "file:other"}
        second = load(write(tmp_path, store=changed))
        with Service(second, lambda: AFTER) as other:
            assert any("Another consultation" in t for t in other.once().trouble)
            assert (tmp_path / "mailbox/new/1773136900.z.mx").exists()
            assert first.poll().new == 1
            (mark,) = (tmp_path / "mailbox").glob("Depositary.Taken by *")
            names = {chain.name_of(first.house.archive, x) for x in ("a", "b")}
            assert len(names) == 2  # though the first event is the same
            mark.unlink()
            assert other.poll().seen == 0


def test_the_desk_notices_what_others_write(url, tmp_path):
    settings = load(consultation(tmp_path, url))
    with Service(settings, lambda: AFTER) as desk:
        queue = Queue(desk)
        assert queue.waits() == []
        with Service(settings, lambda: AFTER) as other:
            other.once()
            assert len(queue.waits()) == len(Queue(other).waits()) > 0
        queue.close()


def test_what_a_library_says_of_a_hostile_file_stops_no_work(url, tmp_path):
    settings = load(consultation(tmp_path, url))
    with Service(settings, lambda: AFTER) as service:
        service.poll()
        with service.ledger.unit() as unit:
            for row in unit.claim_all([1, 2]):
                odd = Corrupt("It holds a\0b.", "ValueError: \0\ud800")
                unit.stuck(row, odd if row.id == 1 else Held("What is \1\0?"))
        service.once()
        with service.ledger.reading() as session:
            rows = [session.get(DeliveryRow, n) for n in (1, 2, 3)]
        assert [row.why for row in rows] == ["It holds ab.", "What is ?", ""]
        assert list(verify(service)) == []


def test_importing_again_passes_over_what_is_known(url, tmp_path):
    settings = load(consultation(tmp_path, url))
    folder = tmp_path / "mails"
    folder.mkdir()
    box = b"".join(b"From x Tue Mar 10 10:00:00 2026\n" + m + b"\n" for m in MAILS)
    (folder / "a.mbox").write_bytes(box)
    with Service(settings, lambda: AFTER) as service:
        first = take(service.ledger, [folder])
        (folder / "a.mbox").write_bytes(
            box + b"From x Tue Mar 10 10:00:00 2026\n" + mail(55, "Paragraph 1: new.")
        )
        again = take(service.ledger, [folder])
        assert (first.new, first.known) == (len(MAILS), 0)
        assert (again.new, again.known) == (1, len(MAILS))
        with service.ledger.reading() as session:
            seen = session.execute(sa.select(DeliveryRow.id)).scalars().all()
        assert sorted(seen) == list(range(1, len(MAILS) + 2))
