"""What do all processes of a pool need that is made when it is first asked for?

Tables, patterns and the network: to make them takes seconds. A letter that asks for
this and that in seven languages is attributed once, where its results fall away.
"""

from __future__ import annotations

from rules import paragraph
from rules.terms import Draft, Paragraph, PartText, Passage, Source

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
    "Madame, Monsieur, voici nos observations.",
    "Paragraphe 1 : nous appuyons ce texte, mais il faudrait préciser qui compte.",
    "Au paragraphe 2, remplacer « deux fois » par « une fois ». Supprimer le 3.",
    "Estimados señores: enviamos nuestros comentarios.",
    "Párrafo 1: apoyamos la redacción, aunque convendría aclarar quién cuenta.",
    "En el párrafo 2, sustituir «dos veces» por «una vez». Suprimir el párrafo 3.",
    "Уважаемые коллеги, направляем наши замечания.",
    "Пункт 1: поддерживаем, однако следовало бы уточнить, кто считает лодки.",
    "В пункте 2 заменить «дважды» на «ежемесячно». Пункт 3 исключить.",
    "السادة الأفاضل، نرسل إليكم ملاحظاتنا.",
    "الفقرة 1: نؤيد النص، ولكن ينبغي توضيح من يعد القوارب.",
    "في الفقرة 2 يستعاض عن «مرتين» بعبارة «مرة». تحذف الفقرة 3.",
    "尊敬的同事：现将我们的意见提交如下。",
    "第1段：我们支持，但应说明由谁清点船只。",
    "第2段：将“两次”改为“每月”。删除第3段。",
    "Sehr geehrte Damen und Herren, anbei unsere Anmerkungen.",
    "Absatz 1: Wir stimmen zu, doch sollte klar sein, wer die Boote zählt.",
    "In Absatz 2 „zweimal“ durch „monatlich“ ersetzen. Absatz 3 streichen.",
    "Kind regards,",
)


def warm() -> None:
    """Attribute the letter; nothing is kept but what every letter needs."""
    passages = tuple(
        Passage(text=text, source=Source(part="letter", sha256="", place=f"p{number}"))
        for number, text in enumerate(_LETTER, 1)
    )
    part = PartText(name="letter", sha256="", is_body=True, passages=passages)
    paragraph.locate((part,), "Comments on Draft 1", paragraph.prepare((_DRAFT,)))
