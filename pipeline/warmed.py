"""What do all processes of a pool need that is made when it is first asked for?

Tables, patterns and the network: to make them takes seconds. A letter that asks for
this and that in seven languages, with a table and a revised draft, is brought through
all rules once, where their results fall away.
"""

from __future__ import annotations

from rules import later, paragraph, stakeholder
from rules.automatic import classify
from rules.duplicate import relation, takes_back
from rules.purpose import only_asks, purpose
from rules.terms import (
    Address,
    Cell,
    Draft,
    Message,
    Paragraph,
    PartText,
    Passage,
    Registered,
    Source,
    Stakeholder,
    StakeholderType,
)
from rules.unseen import unseen

_SENDER = Stakeholder(name="League of Pilots", type=StakeholderType.CIVIL_SOCIETY)
_MAIL = Message(
    headers=(("subject", "Comments on Draft 1"),),
    senders=(Address(address="ana@pilots.example.org", name="Ana Reed"),),
    subject="Comments on Draft 1",
)
_DRAFT = Draft(
    id="Draft 1",
    title="Draft on harbours",
    call="call",
    paragraphs=(
        Paragraph(label="1", text="Each harbour keeps a register of its boats."),
        Paragraph(label="2", text="The pilots meet twice a year, and report on it."),
        Paragraph(label="3", text="Fees are lower for boats that are rowed."),
    ),
)
_LETTER = (
    "Dear colleagues, thank you for the draft. Our comments are as follows.",
    "Paragraph 1: we support this, but it would be better if the boats were counted.",
    "Paragraph 2: replace “twice a year” by “monthly”, for the pilots wish it so.",
    "In para. 3, please delete the second half. After paragraph 3, add: “Ferries pay.”",
    "Who decides on fees? We are concerned that nobody does, and would welcome a rule.",
    "Paragraph 1: our neighbours want it removed; we oppose that and would keep it.",
    "Paragraph 2: yes, we can live with it, though it should be three, not two.",
    "Paragraph 3 is very good. No changes. Add a new paragraph after this paragraph.",
    "There is no reason to merge paragraphs 1 and 2; we agree with the secretariat.",
    "The secretariat proposes to delete paragraph 2; better make it “once a year”.",
    "Madame, Monsieur, voici nos observations.",
    "Paragraphe 1 : nous appuyons ce texte, mais il faudrait préciser qui compte.",
    "Au paragraphe 2, remplacer « deux fois » par « une fois ». Supprimer le 3.",
    "Le ministère propose de supprimer le paragraphe 3 ; nous sommes opposés à cela.",
    "Paragraphe 1 : oui, parfait. Ajouter un nouveau paragraphe après le paragraphe 2.",
    "Estimados señores: enviamos nuestros comentarios.",
    "Párrafo 1: apoyamos la redacción, aunque convendría aclarar quién cuenta.",
    "En el párrafo 2, sustituir «dos veces» por «una vez». Suprimir el párrafo 3.",
    "El ministerio propone suprimir el párrafo 1; nos oponemos. Añadir otro párrafo.",
    "Уважаемые коллеги, направляем наши замечания.",
    "Пункт 1: поддерживаем, однако следовало бы уточнить, кто считает лодки.",
    "В пункте 2 заменить «дважды» на «ежемесячно». Пункт 3 исключить.",
    "Министерство предлагает исключить пункт 1, но мы против. Добавить новый пункт.",
    "السادة الأفاضل، نرسل إليكم ملاحظاتنا.",
    "الفقرة 1: نؤيد النص، ولكن ينبغي توضيح من يعد القوارب.",
    "في الفقرة 2 يستعاض عن «مرتين» بعبارة «مرة». تحذف الفقرة 3.",
    "تقترح الوزارة حذف الفقرة 1 ونحن نعارض ذلك. تضاف فقرة جديدة بعد الفقرة 2.",
    "尊敬的同事：现将我们的意见提交如下。",
    "第1段：我们支持，但应说明由谁清点船只。",
    "第2段：将“两次”改为“每月”。删除第3段。",
    "有的部门要求删除第1段，但我们反对。在第2段之后增加一段。",
    "Sehr geehrte Damen und Herren, anbei unsere Anmerkungen.",
    "Absatz 1: Wir stimmen zu, doch sollte klar sein, wer die Boote zählt.",
    "In Absatz 2 „zweimal“ durch „monatlich“ ersetzen. Absatz 3 streichen.",
    "Das Ministerium will Absatz 1 streichen; wir sind dagegen. Neuen Absatz einfügen.",
    "I write on behalf of the League of Pilots. Please find attached our comments.",
    "When will you decide? We withdraw paragraph 4 of our submission of 3 May.",
    "Please do not publish our names.",
    "Kind regards,",
    "Ana Reed\nSecretary General\nLeague of Pilots",
)
_TABLE = (
    ("Paragraph", "Current text", "Proposed text", "Comment"),
    ("1", _DRAFT.paragraphs[0].text, "Each harbour keeps a register.", "Too long."),
    ("2", "", "", "Please add a third meeting; the word “twice” should go."),
)


def warm() -> None:
    """Bring the letter through the rules; only what every letter needs is kept."""
    later.make()
    letter = _part("letter", [_passage(text, n) for n, text in enumerate(_LETTER)])
    cells = [
        _passage(text, row, Cell(table=1, row=row, column=column))
        for row, texts in enumerate(_TABLE, 1)
        for column, text in enumerate(texts, 1)
    ]
    revised = [
        _passage(each.text.replace("boats", "ships"), n, base=each.text)
        for n, each in enumerate(_DRAFT.paragraphs)
    ]
    parts = (letter, _part("table", cells), _part("draft", revised))
    found = paragraph.locate(parts, _MAIL.subject, paragraph.prepare((_DRAFT,)))
    unseen(parts, found, held=False, subject=_MAIL.subject)
    known = stakeholder.prepare((Registered(stakeholder=_SENDER),))
    stakeholder.attribute(_MAIL, parts, known)
    classify(_MAIL, ())
    text = "\n".join(_LETTER)
    relation(_MAIL, text)
    takes_back(text)
    purpose(_LETTER)
    only_asks(_LETTER)


def _part(name: str, passages: list[Passage]) -> PartText:
    return PartText(
        name=name, sha256="", is_body=name == "letter", passages=tuple(passages)
    )


def _passage(
    text: str, place: int, cell: Cell | None = None, base: str | None = None
) -> Passage:
    source = Source(part="", sha256="", place=f"p{place}")
    return Passage(text=text, source=source, cell=cell, base=base)
