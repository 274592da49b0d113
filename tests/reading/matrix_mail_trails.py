"""Whose words are these: quotations, answers between them, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reading.mail_file import body
from tests.reading.mail_seen import construct, own, quoted, sign

if TYPE_CHECKING:
    from tests.reading.construct import Construct

ANSWERED = "On 2 Jan 2014, WSIS <w@itu.int> wrote:"
#: Words, a greeting and what is answered in the six languages of the UN.
SPOKEN = {
    "English": ("Delete 17.", "Kind regards,\nAna", ANSWERED, "Dear all"),
    "French": (
        "Supprimer 17.",
        "Cordialement,\nAna",
        "Le 2 janv. 2014 à 10:00, WSIS <w@itu.int> a écrit :",
        "Chers tous",
    ),
    "Spanish": (
        "Suprimir 17.",
        "Saludos cordiales,\nAna",
        "El 2 ene. 2014, WSIS <w@itu.int> escribió:",
        "Estimados",
    ),
    "Russian": (
        "Исключить 17.",
        "С уважением,\nАна",
        "2 января 2014 г., 10:00 пользователь WSIS <w@itu.int> написал:",
        "Уважаемые коллеги",
    ),
    "Chinese": (
        "删除第17段。",
        "此致\n李娜",
        "在 2014年1月2日，WSIS <w@itu.int> 写道：",
        "各位",
    ),
    "Arabic": (
        "نقترح حذف الفقرة 17.",
        "مع أطيب التحيات\nآنا",
        "في 2 يناير 2014، كتب WSIS <w@itu.int>:",
        "السادة الزملاء",
    ),
}


def trail(language: str, words: str, name: str, wrote: str, old: str) -> Construct:
    """Say that signature and trail are kept and told from the sender's words."""
    return construct(
        f"signature and reply trail in {language}, kept and told apart",
        lambda: body(f"{words}\n\n{name}\n\n{wrote}\n> {old}\n> 17. Text\n"),
        own(words),
        sign(name),
        quoted(wrote),
        quoted(f"{old}\n17. Text"),
    )


CONSTRUCTS = [
    *(trail(language, *words) for language, words in SPOKEN.items()),
    *(
        construct(
            f"a trail as {program} begins it",
            lambda line=line: body(f"Delete 17.\n\n{line}\n\nOld words."),
            own("Delete 17."),
            quoted(line),
            quoted("Old words."),
        )
        for program, line in (
            ("Gmail in Russian", "чт, 2 янв. 2014 г. в 10:00, W <w@itu.int>:"),
            ("Gmail in Chinese", "W <w@itu.int> 于2014年1月2日周四 10:00写道："),
            (
                "Gmail in Arabic",
                "في الخميس، 2 يناير 2014 تمت كتابة ما يلي بواسطة W <w@itu.int>:",
            ),
            ("Mail.ru", "Четверг, 2 января 2014, 10:00 +04:00 от W <w@itu.int>:"),
            ("Thunderbird in Russian", "02.01.2014 10:00, W пишет:"),
            ("an iPhone in French", "Le 2 janv. 2014 à 10:00, W <w@itu.int> a écrit :"),
            ("NetEase", '在 2014-01-02 10:00:00，"W" <w@itu.int> 写道：'),
        )
    ),
    construct(
        "words that only look like the beginning of a trail",
        lambda: body(
            "On paragraph 17, the secretariat wrote:\n\nStates shall.\n\nDelete it."
        ),
        own("On paragraph 17, the secretariat wrote:"),
        own("States shall."),
        own("Delete it."),
    ),
    construct(
        "a disclaimer below the signature",
        lambda: body(
            "Delete 17.\n\nKind regards,\nAna\n\nThis e-mail is confidential and\n"
            "intended for its addressee only. Do not read it.\n"
        ),
        own("Delete 17."),
        sign("Kind regards,\nAna"),
        sign(
            "This e-mail is confidential and\n"
            "intended for its addressee only. Do not read it."
        ),
    ),
    construct(
        "a trail of Outlook, without marks",
        lambda: body("Delete 17.\n\nFrom: W\nSent: today\nTo: A\nSubject: S\n\nOld."),
        own("Delete 17."),
        quoted("From: W\nSent: today\nTo: A\nSubject: S"),
        quoted("Old."),
    ),
    construct(
        "a forwarded message, announced by a line",
        lambda: body(
            "FYI\n\n---------- Forwarded message ---------\nFrom: B\n\n17: no."
        ),
        own("FYI"),
        quoted("---------- Forwarded message ---------\nFrom: B"),
        quoted("17: no."),
    ),
    construct(
        "answers between the quoted lines of a draft, each after its quote",
        lambda: body(
            f"{ANSWERED}\n> 17. States shall act.\nDelete.\n\n"
            "> 18. States may act.\n> Always.\n\nReplace may by shall.\n"
        ),
        quoted(ANSWERED),
        quoted("17. States shall act."),
        own("Delete."),
        quoted("18. States may act.\nAlways."),
        own("Replace may by shall."),
    ),
    construct(
        "the same in HTML, as mail programs cut a quotation",
        lambda: body(
            "<blockquote type=cite><p>17. States shall act.</blockquote><p>Delete."
            "<blockquote type=cite><p>18. States may act.</blockquote><p>Keep.",
            "text/html",
        ),
        quoted("17. States shall act."),
        own("Delete."),
        quoted("18. States may act."),
        own("Keep."),
    ),
    construct(
        "answers in colour within a trail without marks",
        lambda: body(
            "<p>Please see our comments in red below.</p>"
            "<p><b>From:</b> W<br><b>Sent:</b> today<br><b>To:</b> A<br><b>Subject:</b>"
            " S</p><p>17. States shall act.</p><p style='color:red'>Delete.</p>"
            "<p>18. States may act.</p><p><font color=red>Keep.</font></p>",
            "text/html",
        ),
        own("Please see our comments in red below."),
        quoted("From: W\nSent: today\nTo: A\nSubject: S"),
        quoted("17. States shall act."),
        own("Delete."),
        quoted("18. States may act."),
        own("Keep."),
    ),
    construct(
        "comments below a signature are the sender's",
        lambda: body("Kind regards,\nAna\n\nOn paragraph 17 we propose to delete it."),
        own("Kind regards,\nAna"),
        own("On paragraph 17 we propose to delete it."),
    ),
]
