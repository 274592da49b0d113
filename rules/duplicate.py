"""Is this the same mail again, and does it replace or take back an earlier one?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rules.terms import Message

#: Headers that servers add on the way: two deliveries of one mail differ in them.
TRACE = frozenset(
    (
        b"received",
        b"return-path",
        b"delivered-to",
        b"envelope-to",
        b"x-envelope-to",
        b"x-envelope-from",
        b"x-original-to",
        b"x-delivered-to",
        b"x-received",
        b"received-spf",
        b"authentication-results",
        b"delivery-date",
        b"dkim-filter",
        b"x-virus-scanned",
        b"x-virus-status",
        b"x-uid",
        b"x-uidl",
        b"status",
        b"x-status",
        b"x-keywords",
        b"content-length",
        b"lines",
    )
)

#: The same, as beginnings of names.
TRACE_FAMILIES = (
    b"arc-",
    b"x-spam",
    b"x-ms-exchange-",
    b"x-mozilla-",
    b"x-google-smtp-",
)


class RelationKind(StrEnum):
    """What a message does to an earlier one of the same party."""

    NEW = "new"
    REVISED = "revised"
    WITHDRAWAL = "withdrawal"
    PARTIAL_CORRECTION = "partial_correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a message says that it does, the words that say it, and to which.

    `refers_to` are numbers of a series, then Message-IDs, as they stand there:
    hints, for the words may name none.
    """

    kind: RelationKind
    evidence: str = ""
    refers_to: tuple[str, ...] = ()


def fingerprint(raw: bytes) -> str:
    r"""Say what two deliveries of one mail have in common: a SHA-256, in hex.

    Left out is what differs with the way and the store and not with the mail:
    the trace headers, an mbox separator line, CRLF or LF, line ends at the
    very end. All else counts, the Message-ID as any other header: senders
    choose it, devices reuse it. Linear in the size of the message.

    >>> sent = fingerprint(b"To: x\n\nHi")
    >>> sent == fingerprint(b"Received: a\r\n\tb\r\nTo: x\r\n\r\nHi\r\n")
    True
    """
    lines = raw.replace(b"\r\n", b"\n")
    if lines.startswith((b"From ", b">From ")):
        lines = lines.partition(b"\n")[2]
    head, _, body = (b"\n" + lines).partition(b"\n\n")
    digest = hashlib.sha256()
    trace = False
    for line in head.split(b"\n")[1:]:
        if not line.startswith((b" ", b"\t")):
            trace = _is_trace(line.partition(b":")[0].rstrip().lower())
        if not trace:
            digest.update(line + b"\n")
    digest.update(b"\n" + body.rstrip(b"\n"))
    return digest.hexdigest()


def relation(message: Message, text: str) -> Relation:
    """Read whether a message replaces, corrects or takes back an earlier one.

    `text` are the sender's own words, quoted mail left out. Only words about a
    submission count: to "withdraw paragraph 5" is a proposal about a draft. A
    part of a submission that is taken back or put right is a correction; one
    that is taken back for another is revised.
    """
    said = _said(f"{message.subject}\n{text[:_ENOUGH]}")
    for kind in (
        RelationKind.REVISED,
        RelationKind.PARTIAL_CORRECTION,
        RelationKind.WITHDRAWAL,
    ):
        if kind in said:
            numbers = dict.fromkeys(n for s in said.values() for n in _numbers(s))
            return Relation(
                kind=kind,
                evidence=said[kind],
                refers_to=(*numbers, *message.in_reply_to),
            )
    return Relation(kind=RelationKind.NEW, refers_to=message.in_reply_to)


def _is_trace(name: bytes) -> bool:
    return name in TRACE or name.startswith(TRACE_FAMILIES)


def _said(text: str) -> dict[RelationKind, str]:
    """Find the first sentence of each kind."""
    said: dict[RelationKind, str] = {}
    for line in text.splitlines():
        if not line.lstrip().startswith(">"):
            for sentence in _SENTENCE_END.split(" ".join(line.split())):
                for wording in _WORDINGS:
                    if kind := _kind(sentence, wording):
                        said.setdefault(kind, sentence)
    return said


def _kind(sentence: str, wording: _Wording) -> RelationKind | None:
    if wording.hedge.search(sentence):
        return None
    if wording.corrected.search(sentence):
        return RelationKind.PARTIAL_CORRECTION
    revised = wording.revised.search(sentence)
    if not revised and not wording.withdrawn.search(sentence):
        return None
    if wording.part.search(sentence):
        return RelationKind.PARTIAL_CORRECTION
    return RelationKind.REVISED if revised else RelationKind.WITHDRAWAL


def _numbers(sentence: str) -> list[str]:
    return re.findall(_NUMBER, sentence)


class _Wording(NamedTuple):
    """How one language says it, sentence by sentence.

    `part` names a part of a submission; `hedge` turns all into a mere thought.
    """

    withdrawn: re.Pattern[str]
    revised: re.Pattern[str]
    corrected: re.Pattern[str]
    part: re.Pattern[str]
    hedge: re.Pattern[str]


#: So much of a text is looked at, in characters: people say it at the beginning.
_ENOUGH = 6_000

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|[。；！？؛]")

#: A number of a series: WSIS+10/3/58.
_NUMBER = r"\b[A-Z][\w.+&-]{0,30}(?:/[\w.+&-]{1,30}){0,6}/\d{1,5}\b"

#: What may stand between a verb and the submission that it is about.
_GAP = (
    r"(?:(?!paragra|\bparas?\b|párrafo|§|\bart[íi]c|пункт|стать|فقرة|المادة|段)"
    r"[^.;]){0,40}?"
)


def _wording(  # noqa: PLR0913 one language has so many words for it
    *,
    ours: str,
    take_back: str,
    taken_back: str,
    replace: str,
    revised: str,
    correct: str,
    part: str,
    of: str,
    hedge: str,
) -> _Wording:
    acts = f"{take_back}|{replace}|{correct}"
    return _Wording(
        withdrawn=_any(f"(?:{take_back}){_GAP}(?:{ours})", f"(?:{ours}){taken_back}"),
        revised=_any(f"(?:{replace}){_GAP}(?:{ours})", revised),
        corrected=_any(
            f"(?:{correct}){_GAP}(?:{ours})",
            rf"(?:{acts})[^.;]{{0,30}}(?:{part})[\w.)]{{0,9}} ?(?:{of}) ?(?:{ours})",
        ),
        part=_any(part),
        hedge=_any(hedge),
    )


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ENGLISH = (
    r"(?:submissions?|contributions?|comments|e-?mails?|messages?|letters?"
    r"|inputs?|statements?|responses?|version)\b"
)
_FRENCH = (
    r"(?:contributions?|soumissions?|commentaires|observations|courriels?|messages?"
    r"|lettres?|e-?mails?|envois?|version|réponses?)\b"
)
_SPANISH = (
    r"(?:contribuci[óo]n(?:es)?|comentarios|observaciones|correos?|mensajes?|cartas?"
    r"|presentaci[óo]n|env[íi]os?|aport(?:es|aci[óo]n)|versi[óo]n|respuestas?)\b"
)
_RUSSIAN = (
    r"(?:вклад|материал|замечани|комментари|предложени|письм|сообщени|документ"
    r"|представлени|заявк)\w*"
)
_ARABIC = r"(?:مساهمتنا|مساهماتنا|مشاركتنا|تعليقاتنا|ملاحظاتنا|رسالتنا|بريدنا|وثيقتنا)"
_CHINESE = r"(?:意见|评论|的建议|来文|提案|材料|文件|邮件|信函|文稿)"

_WORDINGS = (
    _wording(
        ours=rf"\b(?:our|my|the (?:earlier|previous|former|first))(?: \w+){{0,3}}?"
        rf" {_ENGLISH}|\bthis (?:submission|contribution)\b|{_ENGLISH}"
        rf" (?:no\.? ?|number )?{_NUMBER}",
        take_back=r"\b(?:withdraw(?:ing|al of)?|retract(?:ing)?|disregard|ignore"
        r"|discard|cancel|recall|do not (?:consider|take into account))\b",
        taken_back=r"[^.;]{0,20} (?:is|are|be|been|as)(?: \w+){0,2}? "
        r"(?:withdrawn|retracted|cancelled|void)\b",
        replace=r"\b(?:replac(?:es?|ing|ement (?:of|for))|supersed(?:es?|ing)"
        r"|in (?:place|lieu) of|instead of)\b",
        revised=r"\b(?:revised|corrected|updated|amended) (?:version )?of (?:our|my)\b"
        rf"|\b(?:our|my) (?:revised|corrected|updated|amended) {_ENGLISH}"
        rf"|^(?:re: )?(?:revised|corrected|updated)(?: version of)? {_ENGLISH}"
        r"|\b(?:attached|enclosed|herewith|below|(?:re)?send(?:ing)?|submit(?:ting)?)\b"
        r"(?:(?! on | to | about )[^.;]){0,30} (?:revised|updated|corrected)"
        rf" (?:file|document|{_ENGLISH})(?! of (?!our|my))"
        r"|\b(?:version|file|one|mail|attached|this) (?:replaces|supersedes)"
        r" (?:it|them|the (?:earlier|previous|old|first))\b"
        r"|\buse (?:this|the (?:attached|following|new))[^.;]{0,30} instead\b",
        correct=r"\b(?:(?:corrections?|corrigend\w+|errat\w+|mistakes?|errors?|typos?)"
        r" (?:to|of|in)|correct|rectify)\b",
        part=r"\b(?:paragraphs?|paras?\.?|points?|items?|sections?|articles?) ?\(?\d"
        r"|§ ?\d",
        of="of|in|from",
        hedge=r"\b(?:if|unless|reserves?|right to|(?:we|i|it|and) (?:may|might|could)"
        r"|not (?:\w+ ){0,2}?(?:withdraw|retract|replace|supersede|cancel)"
        r"|will (?:follow|be|send|submit|provide|share)|intend|later|soon|shortly)\b",
    ),
    _wording(
        ours=rf"\b(?:notre|nos|mon|ma|mes)(?: \w+){{0,2}}? {_FRENCH}"
        rf"|\b(?:le|la|les) {_FRENCH} (?:précédent|antérieur)",
        take_back=r"\b(?:retir(?:ons|er|e|ant)|annul(?:ons|er|ez)|ignorer"
        r"|(?:pas|plus) tenir compte|retrait)\b",
        taken_back=r"[^.;]{0,20} (?:est|sont|soit|soient|comme)(?: \w+){0,2}? "
        r"(?:retiré|annulé|nul)",
        replace=r"\b(?:remplac(?:e|ent|er|ons|ant|ement)|se substituent? à"
        r"|(?:en|à la|au) (?:lieu|place) (?:et place )?de)\b",
        revised=r"\b(?:version|texte) (?:révisée?|corrigée?|modifiée?|mise? à jour"
        r"|actualisée?) de (?:notre|nos|mon|ma|mes)\b"
        rf"|\b(?:notre|nos) {_FRENCH} (?:révisé|corrigé|actualisé)"
        r"|(?:joint|envo|trouver|transmet|adress)[^.;]{0,40} version"
        r" (?:révisée|corrigée|actualisée|mise à jour)(?! d[eu]s? )",
        correct=r"\b(?:(?:correct(?:ion|if)s?|rectificatif|errat(?:um|a)|erreurs?)"
        r" (?:à|au|de|dans)|corrig(?:er|eons)|rectifi(?:er|ons))\b",
        part=r"\b(?:paragraphes?|par\.|points?|alinéas?|articles?) ?\(?\d|§ ?\d",
        of="de|dans",
        hedge=r"\b(?:si|sauf|pourr\w+|réserv\w+|droit d|ne (?:retir|rempla)\w+"
        r"|suivra|enverrons|ultérieurement|prochainement)",
    ),
    _wording(
        ours=rf"\b(?:nuestr[oa]s?|mis?)(?: \w+){{0,2}}? {_SPANISH}"
        rf"|\b(?:el|la|los|las) (?:anterior(?:es)? {_SPANISH}|{_SPANISH} anterior)",
        take_back=r"\b(?:retir(?:amos|ar|o|ada)|anul(?:amos|ar|en)|caso omiso"
        r"|ignor(?:ar|en)|no (?:tener|tengan) en cuenta|descart(?:ar|en))\b",
        taken_back=r"[^.;]{0,20} (?:queda|quedan|sea|sean|como)(?: \w+){0,2}? "
        r"(?:retirad|anulad|nul)",
        replace=r"\b(?:re+mplaz(?:a|an|ar|amos)|sustituy(?:e|en)|sustituir"
        r"|en (?:lugar|sustitución|reemplazo) de|sin efecto)\b",
        revised=r"\bversi[óo]n (?:revisada|corregida|actualizada|modificada) de "
        rf"(?:nuestr|mi)|\bnuestr[oa]s? {_SPANISH} (?:revisad|corregid|actualizad)"
        r"|(?:adjunt|envi|remit)[^.;]{0,40} versi[óo]n"
        r" (?:revisada|corregida|actualizada)(?! del?\b)",
        correct=r"\b(?:(?:correcci[óo]n(?:es)?|rectificaci[óo]n|erratas?|error(?:es)?)"
        r" (?:a|de|en)|correg(?:ir|imos)|rectific(?:ar|amos))\b",
        part=r"\b(?:p[áa]rrafos?|p[áa]rr\.|puntos?|art[íi]culos?) ?\(?\d|§ ?\d",
        of="de|en",
        hedge=r"\b(?:si|salvo|podr\w+|reserv\w+|derecho a"
        r"|no (?:retir|sustit|re+mpl)\w+|enviaremos|más adelante|próximamente)\b",
    ),
    _wording(
        ours=rf"\b(?:наш\w*|мо[йеяию]\w*|предыдущ\w+|прежн\w+)(?: \w+){{0,2}}?"
        rf" {_RUSSIAN}",
        take_back=r"\b(?:отзыва\w+|отозвать|отзыв|не учитывать|аннулировать"
        r"|не принимать во внимание|игнорировать|считать недействительн\w+)\b",
        taken_back=r"[^.;]{0,20} (?:отозван|аннулирован|недействительн)",
        replace=r"\b(?:замен(?:яет|яют|яем|ить|а)|взамен|вместо)\b",
        revised=r"\b(?:исправленн|пересмотренн|обновл[её]нн|уточн[её]нн)\w+"
        r" (?:верси|вариант|редакци|текст)\w* (?:наш|мо[еи])"
        rf"|\bнаш\w* (?:исправленн|пересмотренн|обновл[её]нн|уточн[её]нн)\w+ {_RUSSIAN}"
        r"|(?:направля|прилага|высыла|представля)[^.;]{0,30}"
        r" (?:исправленн|пересмотренн|обновл[её]нн|уточн[её]нн)\w+"
        r" (?:верси|вариант|редакци)\w*(?! (?:проект|документ))",
        correct=r"\b(?:(?:исправлени|уточнени|поправк|опечатк|ошибк)\w* (?:к|в|во)"
        r"|исправить|исправляем)\b",
        part=r"(?:\b(?:пункт\w*|пп?\.|стать\w+|раздел\w*)|§) ?№? ?\(?\d",
        of="из|в|к|",
        hedge=r"\b(?:если|может|можем|могли|за собой|не (?:отзыва|заменя)\w+"
        r"|позже|позднее|ближайшее)\b",
    ),
    _wording(
        ours=_ARABIC,
        take_back="سحب|تجاهل|عدم (?:أخذ|اعتبار|الأخذ)|إلغاء|نلغي",
        taken_back="[^.;]{0,20} (?:مسحوب|ملغ|لاغي)",
        replace="حل محل|بدلاً? (?:من|عن)|بدلا (?:من|عن)|عوضاً? عن|استبدال|نستبدل",
        revised="نسخة (?:منقحة|معدلة|مصححة|محدثة) (?:من|ل)"
        f"|{_ARABIC} (?:المنقحة|المعدلة|المصححة|المحدثة)",
        correct="تصحيح|تصويب|خطأ في|نصحح",
        part=r"(?:فقرة|الفقرات|فقرات|البند|المادة|النقطة) ?\(?[\d٠-٩]",
        of="من|في",
        hedge="إذا|ربما|نحتفظ|لا نسحب|لاحقا",
    ),
    _wording(
        ours=rf"(?:我们|我方|我国|本人|之前|先前|此前|上一封)[^。；，]{{0,12}}?{_CHINESE}",
        take_back="撤回|撤销|忽略|不予考虑|收回",
        taken_back="[^。；，]{0,8}(?:撤回|作废|无效)",
        replace="取代|代替|替代|替换",
        revised=r"(?:附上|随附|发送|提交|附件)[^。；，]{0,12}"
        rf"(?:修订|更正|更新|修正)(?:后的)?(?:版本?|稿|{_CHINESE})(?!.?草案)",
        correct="更正|勘误|订正",
        part="第 ?[0-9一二三四五六七八九十百]{1,5} ?[段条点款]",
        of="的?",
        hedge="如果|若|可能|保留|不撤回|稍后|随后",
    ),
)
