"""What idioms ask for, what others want, and what is only told of a change."""

import pytest

from rules.action import action, request
from rules.action_hearsay import spans
from rules.location.silence import says_nothing
from rules.terms import Action
from tests.harbour import mail, units

_ASKED = {
    "delete": [
        "¶: bin it.",
        "¶ could be scrapped.",
        "¶ might go without anyone noticing.",
        "¶: nobody would miss it.",
        "¶: we want none of it.",
        "Ditch ¶.",
        "¶: please throw it out.",
        "¶ : ôtez-le.",
        "¶ : qu'on l'enlève.",
        "Virez ¶.",
        "¶ : nous n'en voulons pas.",
        "¶ : à la poubelle.",
        "¶: bórrese.",
        "¶: quítenlo.",
        "¶: que se quite.",
        "El ¶ fuera.",
        "¶: lo eliminaría sin pena.",
        "¶: уберите его.",
        "¶: пусть его уберут.",
        "¶: احذفوها.",
        "¶: لا نريدها.",
        "¶:拿掉。",
        "¶:可有可无。",
        "¶: weg damit.",
        "¶: kann weg.",
        "¶: brauchen wir nicht.",
        "We cannot but regret that ¶ has survived.",
        "Nous ne pouvons que déplorer le maintien du ¶.",
        "¶, whose deletion we had asked for, a request we repeat.",
    ],
    "keep": [
        "Hang on to ¶.",
        "We are fully behind ¶.",
        "Any attempt to dilute ¶ will be resisted.",
        "¶ : nous y sommes attachés.",
        "Nous refuserons toute modification du ¶.",
        "Nos oponemos a cualquier cambio en ¶.",
        "¶: que nadie lo toque.",
        "Мы против любых правок ¶.",
        "¶: не убирайте.",
        "نعارض أي مساس ب¶.",
        "¶: لا تحذفوها.",
        "反对任何改动¶。",
        "Daran halten wir fest: ¶.",
        "¶: bitte nicht raus damit.",
        "¶: five berths: agreed.",
        "¶ : cinq quais, oui.",
        "¶: пять причалов — да.",
        "¶: fünf Liegeplätze: einverstanden.",
    ],
    "merge": [
        "¶ could be folded into 12.",
        "¶ : à intégrer au 12.",
        "¶: fusiónese con el 12.",
        "¶ можно влить в 12.",
        "¶ könnte in 12 aufgehen.",
        "¶可并入第12段。",
    ],
    "add": [
        'After ¶ one could say: "Berths are lit through the whole night."',
        'Between ¶ and ¶ there is room for: "Berths are lit at night."',
        'There should be one more after ¶: "Berths are lit at night."',
        "Following ¶, we'd slot in something like this:",
        "Entre ¶ et ¶, insérer : « Les quais sont éclairés la nuit. »",
        "Un ¶ ne serait pas de trop : « Les quais sont éclairés. »",
        "Echamos en falta, tras ¶, uno que diga: «Los muelles se iluminan.»",
        "Entre ¶ y ¶ se insertaría: «Los muelles se iluminan.»",
        "Между ¶ и ¶ следует вставить: «Причалы освещаются ночью.»",
        "بين ¶ و ¶ تضاف: «تضاء الأرصفة ليلا طوال العام.»",
        "在¶和¶之间加入：“码头夜间照明。”",
        "Hinter ¶ fehlt: „Die Kais sind nachts beleuchtet.“",
    ],
    "amend": [
        "¶ : ôter « solide ».",
        "¶ : biffer le mot « solide ».",
        "En ¶, quítese «sólido».",
        "¶: убрать слово «прочный».",
        "¶: احذفوا «متين».",
        "¶:去掉“坚固”。",
        "¶: „fest“ tilgen.",
        '¶: the word "solid" goes.',
        '¶: could "or piers" be tacked on to the end?',
        "¶ : mettez donc 2040.",
        "¶: digan 2040.",
        "¶:写成2040年。",
        "After ¶ the words “and piers that are lit at night” should be deleted.",
    ],
    "comment": [
        "¶: deleted when?",
        "¶ : abandonnées depuis quand ?",
        "¶: ¿retirados por quién?",
        "¶: кем удалён?",
        "¶: متى حذفت؟",
        "¶:由谁删除?",
        "¶: wer hat das gestrichen?",
        "¶: why not?",
        "¶ : pourquoi pas ?",
        "¶: ¿por qué no?",
        "¶: warum nicht?",
        "¶: leave it at thirty days.",
        "¶: fishers throw it out anyway.",
        "¶: nobody would notice a spill at night.",
        "¶: the river is attached to it.",
        "¶: trees could be cut without a permit.",
        "¶: los barcos quedan fuera del puerto.",
        "Sobre el ¶ no hubo acuerdo.",
        "¶: yes, but who pays?",
        "¶: the pilots asked for it, and we join them.",
    ],
}
#: What those want who are surely not the sender.
_OTHERS = {
    "My neighbour says ¶ has to go. It must stay.": "keep",
    "If others insist on dropping ¶, we will hold on to it.": "keep",
    "The pilots want ¶ out. We want it in.": "keep",
    "Some people would like ¶ to be dropped.": "comment",
    "My neighbour says ¶ must be deleted, and I agree.": "delete",
    "Our members say ¶ has to go.": "delete",
    "Mon voisin dit que ¶ doit disparaître. Il doit rester.": "keep",
    "Si d'autres insistent pour supprimer ¶, nous y tiendrons.": "keep",
    "Les pilotes réclament le retrait de ¶. Nous demandons son maintien.": "keep",
    "Mi vecino dice que ¶ hay que quitarlo. Debe quedarse.": "keep",
    "Los vecinos opinan que ¶ sobra.": "comment",
    "Мой сосед говорит, что ¶ надо убрать. Пусть останется.": "keep",
    "Другие считают, что ¶ надо исключить.": "comment",
    "يقول جاري إن ¶ يجب حذفها. يجب الإبقاء عليها.": "keep",
    "يطالب البعض بحذف ¶، لكننا نطلب الإبقاء عليها.": "keep",
    "邻居说¶应删除。我认为应保留。": "keep",
    "别人认为¶应该删掉。": "comment",
    "Mein Nachbar sagt, ¶ müsse weg. Er muss bleiben.": "keep",
    "Wenn andere ¶ streichen wollen, halten wir daran fest.": "keep",
}
_PROPOSED = {
    '¶: instead of "One tenth" put "One fifth".': "One fifth",
    '¶: for "five" write "ten".': "ten",
    '¶: put "ten" instead of "five".': "ten",
    "¶ : lire « dix » au lieu de « cinq ».": "dix",
    "Le ¶ devrait se lire ainsi :\n\nLes quais s'allument.": "Les quais s'allument.",
    "¶: donde dice «cinco» debe decir «diez».": "diez",
    "¶: cámbiese «cinco» por «diez».": "diez",
    "El ¶ quedaría así:\nLos muelles se iluminan.": "Los muelles se iluminan.",
    "¶: читать «десять» вместо «пять».": "десять",
    "¶ должен гласить:\nПричалы освещаются.": "Причалы освещаются.",
    "يصبح نص ¶ كما يلي:\nتضاء الأرصفة.": "تضاء الأرصفة.",
    "¶: statt „fünf“ „zehn“ setzen.": "zehn",
    "¶ müsste lauten:\nDie Kais sind beleuchtet.": "Die Kais sind beleuchtet.",
    "¶ : ôter « ensemble avec ceux qui y pêchent ».": "",
    "¶: quítese «de día o también de noche».": "",
    "¶: „und bei Tag und bei Nacht“ tilgen.": "",
}
_SILENT = [
    "My client has no observations on ¶.",
    "¶ calls for no comment on our part.",
    "We do not have any remarks on ¶ at this stage.",
    "Quant au ¶, il n'appelle pas d'observation de notre part.",
    "Nous n'avons pas de remarques à formuler sur le ¶.",
    "El ¶ no suscita comentarios de nuestra parte.",
    "Sobre el ¶, no tenemos comentarios.",
    "По ¶ у нас нет замечаний.",
    "ليس لدينا تعليقات على ¶.",
    "对¶我们没有意见。",
    "Zu ¶ haben wir keine Anmerkungen.",
]
_SPEAKING = [
    "We have no objections to ¶.",
    "We have no remarks on ¶, but its end is unclear.",
    "Le ¶ n'appelle pas d'observation, sauf sa fin.",
    "对¶没有异议。",
]


@pytest.mark.parametrize(
    ("said", "what"), [(s, what) for what, said in _ASKED.items() for s in said]
)
def test_an_idiom_asks_by_itself(said: str, what: str) -> None:
    assert action(said) == what


@pytest.mark.parametrize(("said", "what"), _OTHERS.items())
def test_what_others_want_is_not_what_the_sender_wants(said: str, what: str) -> None:
    assert action(said) == what


def test_whom_the_sender_joins_speaks_for_him() -> None:
    assert [*spans("my neighbour says ¶ must go, and i agree.")] == []


@pytest.mark.parametrize(("said", "new"), _PROPOSED.items())
def test_the_new_words_are_told_from_the_old(said: str, new: str) -> None:
    assert action(said) is Action.AMEND
    assert request(said).proposed == new


@pytest.mark.parametrize("said", _SILENT)
def test_who_has_no_remark_makes_no_comment(said: str) -> None:
    assert says_nothing(said)


@pytest.mark.parametrize("said", _SPEAKING)
def test_who_has_no_objection_says_something(said: str) -> None:
    assert not says_nothing(said)


def test_no_observations_on_some_paragraphs_are_no_comments() -> None:
    said = "My client has no observations on paragraphs 5 to 7.\n\nParagraph 8: delete."
    assert units(mail(said)) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        # praise alone, or with what is best in it
        "¶: very good.",
        "¶: well put, the first half above all.",
        "¶ : fort bien, la fin surtout.",
        "¶: muy bien dicho.",
        "¶: bien.",
        "¶: очень хорошо.",
        "¶: فكرة ممتازة.",
        "¶:写得很好。",
        "¶: sehr gut.",
        "¶ is by far the best rule in the draft.",
        "¶ est le meilleur article du projet.",
        "¶ es el mejor artículo del texto.",
        "¶ - лучший пункт проекта.",
        "¶ هي أفضل فقرة في النص.",
        "¶是写得最好的一段。",
        "¶ ist der beste Absatz im Entwurf.",
        # what it holds is welcome
        "We very warmly welcome the mention of pilots in ¶.",
        "¶ : nous saluons la mention des pilotes.",
        "¶: celebramos la mención de los prácticos.",
        "¶: приветствуем упоминание лоцманов.",
        "¶: نرحب بالإشارة إلى المرشدين.",
        "¶:欢迎提及引航员。",
        # others are not to take it away
        "¶: do not let the owners take it out.",
        "¶ : ne laissez pas les armateurs le retirer.",
        "¶: no permitan que los armadores lo quiten.",
        "¶: не дайте судовладельцам его вычеркнуть.",
        "¶: لا تدعوا الملاك يحذفونها.",
        "¶:别让船东把它删掉。",
        "¶: Lasst euch das nicht von den Reedern streichen.",
        "¶ is our favourite.",
        "¶: نعم الرأي!",
        # for it
        "¶: we are in favour.",
        "We are in favour of ¶, since it helps the pilots.",
        "¶ : nous sommes entièrement pour.",
        "¶: estamos a favor.",
        "¶: wir sind ganz dafür.",
        "¶: apoiamos.",
    ],
)
def test_praise_and_favour_keep_a_piece_as_it_is(text):
    assert action(text) is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "¶: not very good.",
        "¶: gut, nur zu lang.",
        "¶: very good, as long as the list is short.",
        "¶ would be the best article if it had a date.",
        "¶: the best part of the quay is lost.",
        "We would warmly welcome the mention of pilots in ¶.",
        "¶: in favour of ten days.",
    ],
)
def test_praise_that_is_denied_or_bounded_keeps_nothing(text):
    assert action(text) is not Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "Please drop ¶.",
        "Por favor, quiten ¶.",
        "S'il vous plaît, supprimez ¶.",
        "Bitte streichen Sie ¶.",
        "Пожалуйста, уберите ¶.",
        "¶: propomos eliminar este parágrafo.",
    ],
)
def test_a_word_of_courtesy_stands_before_an_imperative(text):
    assert action(text) is Action.DELETE


@pytest.mark.parametrize(
    "text",
    [
        "¶: agreed, but with a delay of ten days.",
        "¶ : d'accord, mais avec un délai.",
        "¶: de acuerdo, pero con un plazo.",
        "¶: einverstanden, aber mit einer Frist.",
    ],
)
def test_agreement_with_a_but_asks_for_what_it_adds(text):
    assert action(text) is Action.AMEND


@pytest.mark.parametrize(
    "text",
    [
        "5. Sobre el ¶: sin comentarios.",
        "5. On ¶: no comment.",
        "Zu ¶: kein Kommentar.",
        "3) Concernant le ¶ : sans commentaire.",
    ],
)
def test_a_point_of_a_list_may_say_nothing_on_its_piece(text):
    assert says_nothing(text)
