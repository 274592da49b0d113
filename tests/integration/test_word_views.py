"""LibreOffice sees the same words and numbers once it accepts or rejects all.

Thirty files with random revisions of words, paragraphs and paragraph ends are
opened in LibreOffice, which accepts (rejects) everything and saves as plain text.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from html import escape

import pytest

from pipeline.extract.word import read_docx
from tests.reading.word_file import (
    cut,
    definition,
    ins,
    level,
    listed,
    p,
    use,
    word_file,
)

FILES = 30
WORDS = ("access", "broadband", "capacity", "digital", "education", "financing")
LISTS = definition(1, level(0, "%1."), level(1, "(%2)", "lowerLetter")) + use(1, 1)
MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
    '"module.dtd">'
    '<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{}</script:module>'
)
MACRO = """
Sub Save(folder As String, files As Integer)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 Dim text(1) As New com.sun.star.beans.PropertyValue
 text(0).Name = "FilterName" : text(0).Value = "Text (encoded)"
 text(1).Name = "FilterOptions" : text(1).Value = "UTF8,LF"
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 For i = 0 To files - 1
  For Each view In Array("Accept", "Reject")
   path = ConvertToURL(folder & "/" & i & ".docx")
   doc = StarDesktop.loadComponentFromURL(path, "_blank", 0, hidden())
   frame = doc.CurrentController.Frame
   command = ".uno:" & view & "AllTrackedChanges"
   dispatcher.executeDispatch(frame, command, "", 0, Array())
   doc.storeToURL(path & "." & view, text())
   doc.close(True)
  Next view
 Next i
 StarDesktop.terminate()
End Sub
"""


def revised(seed):
    """Write a file of random paragraphs under random revisions."""
    dice = random.Random(seed)  # noqa: S311 (the same files each time)

    def word():
        return f"{dice.choice(WORDS)} "

    body = []
    for number in range(8):
        depth = dice.choice((0, 0, 1, None))
        properties = "" if depth is None else listed(1, depth)
        fate = dice.random()
        if fate < 0.15:
            body.append(p(ins(f"P{number} {word()}"), properties=properties, end="ins"))
        elif fate < 0.3:
            body.append(p(cut(f"P{number} {word()}"), properties=properties, end="del"))
        else:
            write = [dice.choice((str, str, ins, cut)) for _ in range(4)]
            words = [f"P{number} ", *(make(word()) for make in write), "end"]
            end = dice.choice(("", "", "", "", "ins", "del"))
            body.append(p(*words, properties=properties, end=end))
    return word_file(*body, p("last"), numbering=LISTS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder, profile = tmp_path_factory.mktemp("views"), tmp_path_factory.mktemp("home")
    for number in range(FILES):
        (folder / f"{number}.docx").write_bytes(revised(number))

    def start(option):
        home = f"-env:UserInstallation={profile.as_uri()}"
        command = [office, home, "--headless", option]
        subprocess.run(command, check=True, capture_output=True, timeout=300)

    start("--terminate_after_init")
    module = profile / "user/basic/Standard/Module1.xba"
    module.write_text(MODULE.format(escape(MACRO)))
    start(f"macro:///Standard.Module1.Save({folder},{FILES})")
    return folder


@pytest.mark.parametrize("number", range(FILES))
@pytest.mark.parametrize("view", ["Accept", "Reject"])
def test_both_views_have_the_words_and_numbers_that_libreoffice_has(
    folder, number, view
):
    file = folder / f"{number}.docx"
    seen = []
    for each in read_docx(file.read_bytes(), file.name).passages:
        final = view == "Accept"
        text = each.text if final else each.original
        seen.append((each.number if final else each.base_number) + text)
    text = file.with_name(f"{file.name}.{view}").read_text("utf-8-sig")
    # Joined paragraphs are one line there and two passages here.
    assert "".join("".join(seen).split()) == "".join(text.split())
