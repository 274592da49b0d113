"""A name is what the body is called: not its part, its title or its genitive."""

import pytest

from rules.stakeholder.bodies import body
from rules.stakeholder.names import variants
from rules.stakeholder.nominative import nominative
from rules.stakeholder.posts import signed_for
from rules.terms import Address

INES = Address(address="ines@kai.example", name="Ines Kai")


@pytest.mark.parametrize(
    ("inflected", "name"),
    [
        ("Западного института течений", "Западный институт течений"),
        ("Горского союза", "Горский союз"),
        ("Речного клуба", "Речной клуб"),
        ("Дальнего фонда", "Дальний фонд"),
        ("Древнего общества моряков", "Древнее общество моряков"),
        ("Южного объединения портов", "Южное объединение портов"),
        ("Высшей академии права", "Высшая академия права"),
        ("Средней палаты", "Средняя палата"),
        ("Торговой лиги", "Торговая лига"),
        ("Союз лодочников", "Союз лодочников"),
        ("Landesverbands Ost", "Landesverband Ost"),
        ("Nautischen Vereins", "Nautischer Verein"),
        ("Nautischen Instituts", "Nautisches Institut"),
        ("Nautischen Gesellschaft", "Nautische Gesellschaft"),
        ("Bundes der Segler", "Bund der Segler"),
        ("Marine Forum", "Marine Forum"),
    ],
)
def test_a_genitive_becomes_the_name(inflected, name):
    assert nominative(inflected) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        # the body that a part belongs to
        ("Faculty of Arts of the University of Lund Bay", "University of Lund Bay"),
        ("Department of Tides, Marl University", "Marl University"),
        (
            "Legal Department of the Ferry Owners Association",
            "Ferry Owners Association",
        ),
        ("Faculté de droit de l'Université des Îles", "Université des Îles"),
        ("Facultad de Derecho de la Universidad del Cabo", "Universidad del Cabo"),
        ("Отдел карт Полярной академии", "Полярная академия"),
        ("Fachbereich Recht der Universität Seeburg", "Universität Seeburg"),
        ("كلية الحقوق بجامعة الشاطئ", "جامعة الشاطئ"),
        ("قسم الأحياء في جامعة الشاطئ", "جامعة الشاطئ"),
        ("东港大学法学院", "东港大学"),
        ("远帆船运公司公关部 李", "远帆船运公司"),
        # a part of nothing that is named
        ("Department of Fisheries", "Department of Fisheries"),
        ("Office for National Union", "Office for National Union"),
        # what a title says beside the name
        ("Views of the Pilot Guild on the draft", "Pilot Guild"),
        ("Avis de la Fondation Récif sur le projet", "Fondation Récif"),
        ("Отзыв Полярной академии о проекте кодекса", "Полярная академия"),
        ("Position des Seglervereins Kap zum Küstenpakt", "Seglerverein Kap"),
        ("موقف جمعية المنارة من مشروع الميثاق", "جمعية المنارة"),
        ("رسالة من جمعية المنارة", "جمعية المنارة"),
        ("灯塔协会对草案的意见", "灯塔协会"),
        ("灯塔协会意见书", "灯塔协会"),
        ("Position Network", "Position Network"),
        ("Comments on tides", "Comments on tides"),
        # a description, a number, a quotation
        ("волонтёрская организация «Ясный мыс»", "Ясный мыс"),
        ("Клуб «Ясный мыс»", "Клуб «Ясный мыс»"),
        ("l'association « Cap clair »", "Cap clair"),
        ('the reading room "Cape"', 'the reading room "Cape"'),
        ("АО «Мыс» (ИНН 5500112233)", "АО «Мыс»"),
        ("Cape Trust, a charity of anglers", "Cape Trust"),
        ("members of the Cape Trust", "Cape Trust"),
        ("Cape " * 50, "Cape " * 50),
    ],
)
def test_the_body_is_found_in_the_words_that_name_it(words, name):
    assert body(words) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ines Kai, Cape Trust", "Cape Trust"),
        ("Jo Roe, Cape Trust", "Cape Trust"),
        ("Jo Roe, Clerk to the Cape Parish Council", "Cape Parish Council"),
        ("Jo Roe, Chair of the board", "Jo Roe, Chair of the board"),
        ("Jo Roe, Vorsitzende des Seglervereins Kap", "Seglerverein Kap"),
        ("Jo Roe, présidente de la Fondation Récif", "Fondation Récif"),
        ("Jo Roe, presidente de la Fundación Cabo", "Fundación Cabo"),
        ("Анна Мыс, директор Фонда рифов", "Фонд рифов"),
        ("سعيد، رئيس جمعية المنارة", "جمعية المنارة"),
        ("Cape Sensors, Inc.", "Cape Sensors, Inc."),
        ("Cape Trust, Kenya", "Cape Trust"),
        ("Policy Lead | Cape Trust", "Cape Trust"),
        ("Cape Trust, member of the Keep Clean Alliance",) * 2,
        (", Cape Trust", "Cape Trust"),
        ("Director", "Director"),
        ("(Cape Trust)", "Cape Trust"),
        ("Анна Мыс, координатор Сети мысов", "Сеть мысов"),
    ],
)
def test_who_signs_and_what_he_is_there_are_no_part_of_the_name(line, name):
    assert signed_for(line, INES) == name


def test_a_russian_name_is_the_same_without_its_form():
    assert "Мыс" in variants("ООО «Мыс»")
    assert variants("Фонд «Мыс»") == ("Фонд «Мыс»",)


def test_how_large_a_body_is_and_what_somebody_is_in_it_are_no_name():
    assert (
        body("Guild of Pilots of the Bay (212 members)") == "Guild of Pilots of the Bay"
    )
    assert body("главный инженер ООО «Маяк»") == "ООО «Маяк»"
