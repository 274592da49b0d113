"""What `review` advises can be typed as it stands: each command settles its card."""

from __future__ import annotations

import json
import re
import shlex
import shutil

import pytest

from pipeline.cli import main
from pipeline.decisions.waiting import Question
from pipeline.service import Service
from pipeline.settings import load
from tests import correspondence as scene
from tests.consultation import write
from tests.correspondence import ALIGNED, BEFORE, COMMENTS, REGISTRY, take

#: What stands for what in a command that is advised.
MEANT = {
    "NUMBER": "CASE/1/1",
    "NUMBER-2": "CASE/1/1-2",
    "NAME": "Party",
    "NAME; NAME; NAME": "Party; Party",
    "CALL": "drafts",
    "DRAFT": "D",
    "17": "1",
    "WHO": "A. Secretary",
    "WHY": "so it is",
}


def mails(letter):
    """Mails that wait for a person, each for another reason; `letter` is ours."""
    two = "Ann Lee <ann@party.example>, Bob <bob@party.example>"
    replies = [
        "Comment 1 is wrong.",
        "I withdraw this.",
        "9 -> paragraph 1",
        "Paragraph 3: plums must stay. And comment 2 is not what we said.",
    ]
    given = [{"words": words, "answers": letter} for words in replies]
    return [
        *given,
        {"words": "2 -> paragraph 1", "subject": "Re: CASE/1/1: received"},
        {"words": "2 -> paragraph 1", "answers": letter, "sender": "E <e@f.example>"},
        {"words": "Paragraph 3: good."},
        {"words": "We withdraw our contribution."},
        {"words": "Dear all, please find our comments on paragraph 1 attached."},
        {"words": "Paragraph 1: good.", "sender": two},
        {"words": "We have doubts about the whole approach to plums in this text."},
        {"words": "Paragraph 2: good.", "sender": "Zoe <zoe@who.example>"},
        {"words": "Paragraph 2: good.", "sender": "Zoe <zoe@who.example>"},
        {"words": "I take it all back.", "sender": "Max <max@who.example>"},
        {"words": "Paragraph 2: too dear. Please do not publish this message."},
        {"words": "Paragraphs 1 and 2: one of the two can go."},
    ]


@pytest.fixture(scope="module")
def consultation(tmp_path_factory):
    """Two calls, and one card at least of each question."""
    folder = tmp_path_factory.mktemp("waiting")
    config = write(folder, registry=REGISTRY)
    text = config.read_text()
    call = text[text.index("[[calls]]") : text.index("[[drafts]]")]
    config.write_text(text + call.replace('"drafts"', '"other"'))
    with Service(load(config), lambda: BEFORE) as service:
        take(service, 1, scene.mail(1, COMMENTS, before=ALIGNED))
        (letter,) = scene.known(service, 1).letters
        for n, more in enumerate(mails(letter.message_id), start=2):
            take(service, n, scene.mail(n, before=ALIGNED, **more))
    return config


@pytest.fixture
def says(monkeypatch, capsys):
    def says(config, *words):
        argv = ["depositary", "--config", str(config), *words]
        monkeypatch.setattr("sys.argv", argv)
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        return end.value.code, out + err

    return says


def filled(command, card):
    ident = card["id"]
    words = {**MEANT, "ID": ident, "ADDRESS": "bob@party.example", "COPY": "D000002"}
    if card["question"] in (Question.AGAIN.value, Question.EARLIER.value):
        words["NUMBER"] = card["candidates"][0]
    parts = shlex.split(command.partition("  #")[0])
    return [words.get(part, part) for part in parts[1:]]


def advised(says, config):
    """Each card with the commands that are printed for it, and those in its words."""
    cards = json.loads(says(config, "--json", "review")[1])
    printed = says(config, "review")[1]
    for card in cards:
        below = printed[printed.rindex(card["question"]) :].splitlines()[1:]
        commands = []
        for line in below:
            if not line.startswith("  depositary"):
                break
            commands.append(line.strip())
        assert commands
        commands += [
            f"depositary decide ID {said} --by WHO --because WHY"
            for said in re.findall(
                r"--kind \w+(?: --of [\w/]+(?:-\d+)?)?", card["words"]
            )
        ]
        if "depositary admit ID" in card["words"]:
            commands.append("depositary admit ID --by WHO --because WHY")
        yield card, commands


#: Mails from another address than what they act on.
FROM_ELSEWHERE = ("D000007", "D000015")
#: What is only for a card of another kind, or for some, as the remark behind it says.
NOT_HERE = ("--replay", "COPY", "WORDS", "OTHER")


def test_what_is_advised_for_each_kind_of_card_can_be_typed(
    consultation, says, tmp_path
):
    seen, done = set(), set()
    for card, commands in advised(says, consultation):
        seen.add(card["question"])
        for command in commands:
            shape = card["question"], card["words"].split(":")[0][:60], command
            if shape in done or any(word in command for word in NOT_HERE):
                continue
            done.add(shape)
            copy = tmp_path / f"{len(done)}"
            shutil.copytree(consultation.parent, copy)
            typed = filled(command, card)
            code, told = says(copy / "config.toml", *typed)
            if "(--other-party)" in told:
                # a mail from elsewhere acts on another's only where that is said
                assert card["id"] in FROM_ELSEWHERE
                code, told = says(copy / "config.toml", *typed, "--other-party")
            if "correction" in typed and code:
                # what is meant is to be put right before, as the card says
                assert "put right what is meant first" in told
                continue
            if command.startswith("depositary decide ID ID") and code:
                assert "shows no name of its sender" in told
                continue
            assert not code, (typed, told)
            assert len(re.findall("Recorded|Admitted", told)) == 1
            shutil.rmtree(copy)
    assert seen == {question.value for question in Question}
