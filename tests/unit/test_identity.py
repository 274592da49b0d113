"""A claim in From is proven by our own server only, and answered only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.doubts import OF_SEVERAL, PERHAPS, doubts, on_which, silence
from rules.identity import Results, Trusted, verify
from rules.identity import results as sorted_results
from rules.sender_domain import (
    is_free_mail,
    organisation,
    readable,
    skeleton,
    state,
    type_of,
)
from rules.terms import Address, Message, StakeholderType, Stamp

MX = "mx.itu.int"
ANA = Address(address="ana@mcit.gov.eg", name="Ana")
RECEIVED = ("received", "from relay by mx.itu.int")
OUR_STAMP = Stamp(by=MX, from_host="relay.example.org")


def results(verdict: str, server: str = MX) -> tuple[str, str]:
    return ("authentication-results", f"{server}; spf=pass; dmarc={verdict}")


def mail(*headers, senders=(ANA,), stamps=(OUR_STAMP,), reply_to=()):
    return Message(headers=headers, senders=senders, stamps=stamps, reply_to=reply_to)


def check(message: Message, known=(), **trusted):
    return verify(message, Trusted(names=[MX], hosts=[MX], **trusted), known)


@pytest.mark.parametrize(
    ("verdict", "verified"),
    [("pass", True), ("fail", False), ("none", None), ("temperror", None)],
)
def test_the_result_of_our_own_server_decides(verdict, verified):
    assert check(mail(results(verdict), RECEIVED)).verified is verified


def test_no_letter_goes_to_an_address_that_failed():
    identity = check(mail(results("fail"), RECEIVED))
    assert identity.answer_to is None
    assert identity.flags == ("dmarc_fail",)


def test_without_a_result_the_sender_is_unproven_and_answered():
    identity = check(mail(RECEIVED))
    assert (identity.verified, identity.answer_to) == (None, ANA)


def test_results_below_our_stamp_or_of_another_server_prove_nothing():
    below = check(mail(RECEIVED, results("pass")))
    foreign = check(mail(results("pass", "mx.evil.example"), RECEIVED))
    nowhere = check(mail(results("pass"), stamps=()))
    for identity in (below, foreign):
        assert identity.verified is None
        assert identity.flags == ("foreign_results",)
    assert nowhere.verified is None


def test_results_count_above_the_stamp_with_which_our_house_took_it_in():
    stamps = (Stamp(by=MX, from_host=MX), OUR_STAMP)
    message = mail(RECEIVED, results("pass"), RECEIVED, stamps=stamps)
    assert check(message).verified is True


@pytest.mark.parametrize(
    ("verdict", "beneath", "verified"),
    [
        ("pass", False, None),
        ("pass", True, True),
        ("none", True, None),
        ("fail", False, False),
        ("fail", True, False),
    ],
)
def test_directly_beneath_our_stamp_a_failure_counts_and_a_pass_if_that_is_said(
    verdict, beneath, verified
):
    assert check(mail(RECEIVED, results(verdict)), beneath=beneath).verified is verified


def test_further_down_nothing_counts_whatever_is_said():
    foreign = ("received", "from x by relay.example.org")
    for verdict in ("pass", "fail"):
        message = mail(RECEIVED, foreign, results(verdict))
        assert check(message, beneath=True).verified is None
        assert check(message).flags == ("foreign_results",)


def test_a_failure_beneath_outweighs_a_pass_above():
    assert check(mail(results("pass"), RECEIVED, results("fail"))).verified is False


#: As a house does that hands on inside without a host that it had it from.
HANDED = ("received", "by 2002:a05:6402:1001; Tue, 10 Mar 2026 10:00:01 +0000")
IN_HOUSE = (Stamp(by="2002:a05:6402:1001"), OUR_STAMP)


def test_a_house_that_hands_on_without_a_host_takes_in_with_the_stamp_beneath():
    message = mail(HANDED, RECEIVED, results("pass"), stamps=IN_HOUSE)
    assert check(message, beneath=True).verified is True
    assert check(message).verified is None
    between = mail(HANDED, results("pass"), RECEIVED, stamps=IN_HOUSE)
    assert check(between, beneath=True).verified is None


def test_a_stamp_beneath_one_that_names_another_host_may_be_forged():
    elsewhere = ("received", "from evil.example by front.example.org")
    stamps = (Stamp(by="front.example.org"), OUR_STAMP)
    message = mail(elsewhere, RECEIVED, results("pass"), stamps=stamps)
    assert check(message, beneath=True).verified is None


def test_several_names_of_our_own_are_believed():
    named = Trusted(names=["a.example", "B.example"], hosts=[MX])
    message = mail(results("pass", "b.EXAMPLE"), RECEIVED)
    assert verify(message, named).verified is True


@pytest.mark.parametrize(
    ("proofs", "verified"),
    [
        ("dmarc=none; dkim=pass header.d=mcit.gov.eg", True),
        ("dkim=pass (2048) header.i=@mail.mcit.gov.eg header.s=x", True),
        ("spf=pass (by) smtp.mailfrom=bounce+a=b@bounce.mcit.gov.eg", True),
        ("dkim=pass header.d=mailer.example; spf=pass smtp.mailfrom=x.example", None),
        ("dkim=pass header.d=xmcit.gov.eg", None),
        ("dkim=fail header.d=mcit.gov.eg; spf=pass", None),
        ("dmarc=fail; dkim=pass header.d=mcit.gov.eg", False),
    ],
)
def test_without_a_policy_a_proof_of_the_senders_own_domain_counts(proofs, verified):
    header = ("authentication-results", f"{MX}; {proofs}")
    assert check(mail(header, RECEIVED)).verified is verified


@pytest.mark.parametrize(
    "said",
    [
        'spf=pass smtp.mailfrom="a; dmarc=pass; b"@evil.example',
        'spf=pass smtp.mailfrom="a@mcit.gov.eg "@evil.example',
        "spf=pass (x (y; dmarc=pass ; z)) smtp.mailfrom=evil.example",
        "spf=pass smtp.mailfrom=a@mcit.gov.eg@evil.example",
    ],
)
def test_what_a_sender_writes_into_his_own_names_proves_nothing(said):
    header = ("authentication-results", f"{MX}; {said}")
    assert check(mail(header, RECEIVED)).verified is None


def test_results_are_sorted_by_who_can_have_written_them():
    trusted = Trusted(names=[MX], hosts=[MX])
    message = mail(results("none", "in.example"), RECEIVED, results("pass"))
    found = sorted_results(message, trusted)
    assert (found.ours, found.beneath) == ((), (f"{MX}; spf=pass; dmarc=pass",))
    assert (found.foreign, found.others) == (True, ("in.example",))
    empty = mail(("authentication-results", ""), RECEIVED)
    assert sorted_results(empty, trusted) == Results(foreign=True)


def test_a_result_about_another_domain_is_not_about_the_sender():
    about = ("authentication-results", f"{MX}; dmarc=pass header.from=evil.example")
    own = ("authentication-results", f"{MX} 1; dmarc=pass (p=none) header.from=gov.eg")
    assert check(mail(about, RECEIVED)).verified is None
    assert check(mail(own, RECEIVED)).verified is None
    right = ("authentication-results", f"{MX}; dmarc=pass header.from=x.mcit.gov.eg")
    assert check(mail(right, RECEIVED)).verified is True


def test_one_failure_outweighs_a_pass():
    assert check(mail(results("pass"), results("fail"), RECEIVED)).verified is False


@pytest.mark.parametrize(
    ("senders", "flag"),
    [((), "no_sender"), ((ANA, Address(address="b@x.example")), "several_senders")],
)
def test_nobody_is_picked_where_from_names_nobody_or_several(senders, flag):
    identity = check(mail(RECEIVED, senders=senders))
    assert (identity.address, identity.answer_to) == (None, None)
    assert identity.flags == (flag,)


def test_one_address_written_twice_is_one_sender():
    twice = (ANA, Address(address="ANA@mcit.gov.eg"))
    assert check(mail(RECEIVED, senders=twice)).address is not None


def test_a_reply_to_of_another_domain_is_never_used():
    other = Address(address="me@evil.example")
    identity = check(mail(RECEIVED, reply_to=(other,)))
    assert identity.answer_to == ANA
    assert identity.flags == ("reply_to_elsewhere",)


def test_a_reply_to_within_the_domain_is_followed_if_it_is_an_address():
    office = Address(address="office@mcit.gov.eg")
    broken = Address(address="of fice@mcit.gov.eg")
    assert check(mail(RECEIVED, reply_to=(office,))).answer_to == office
    assert check(mail(RECEIVED, reply_to=(broken,))).answer_to == ANA


@pytest.mark.parametrize(
    "address",
    ["ana", "a b@c.example", "a@b", "a@b.example\r\nbcc: c@d.example", "<a@b.example>"],
)
def test_what_is_no_address_is_never_written_to(address):
    identity = check(mail(RECEIVED, senders=(Address(address=address),)))
    assert identity.answer_to is None
    assert "invalid_address" in identity.flags


def test_international_addresses_are_addresses():
    sender = Address(address="анна@пример.рф")
    assert check(mail(RECEIVED, senders=(sender,))).answer_to == sender


def test_a_name_that_shows_another_address_is_not_answered():
    sender = Address(address="x@evil.example", name="minister@mcit.gov.eg")
    identity = check(mail(RECEIVED, senders=(sender,)))
    assert identity.flags == ("name_shows_address",)
    assert identity.answer_to is None
    same = Address(address="x@mcit.gov.eg", name="ana@mcit.gov.eg")
    assert check(mail(RECEIVED, senders=(same,))).flags == ()


def test_a_list_that_put_its_own_address_in_from_is_flagged():
    header = ("x-original-from", "Ana <ana@mcit.gov.eg>")
    through = Address(address="list@groups.example")
    assert check(mail(header, RECEIVED, senders=(through,))).flags == ("rewritten",)
    assert check(mail(header, RECEIVED)).flags == ()


@pytest.mark.parametrize(
    "domain", ["unesc0.org", "unеsco.org", "xn--unsco-0we.org", "un-esco.org"]
)
def test_a_domain_that_looks_like_a_registered_one_is_flagged(domain):
    sender = Address(address=f"a@{domain}")
    identity = check(mail(RECEIVED, senders=(sender,)), ["unesco.org", "isoc.org"])
    assert "lookalike:unesco.org" in identity.flags
    assert identity.answer_to is None


def test_the_registered_domain_itself_looks_like_nobody():
    sender = Address(address="a@paris.unesco.org")
    assert check(mail(RECEIVED, senders=(sender,)), ["unesco.org"]).flags == ()


def test_letters_of_two_scripts_in_one_label_are_flagged():
    sender = Address(address="a@cаnada.example")
    assert "mixed_scripts" in check(mail(RECEIVED, senders=(sender,))).flags


@given(address=st.text(max_size=60), name=st.text(max_size=40), value=st.text())
def test_whatever_stands_in_the_headers_an_answer_goes_to_one_line(
    address, name, value
):
    sender = Address(address=address, name=name)
    headers = (("authentication-results", value), RECEIVED)
    identity = check(mail(*headers, senders=(sender,)), ["unesco.org"])
    if identity.answer_to:
        assert identity.answer_to.address.isprintable()
        assert " " not in identity.answer_to.address


# --- domains -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("domain", "letters"),
    [
        ("mcit.gov.eg", "EG"),
        ("culture.gov.uk", "GB"),
        ("ofcom.admin.ch", "CH"),
        ("state.gov", "US"),
        ("international.gc.ca", "CA"),
        ("soumu.go.jp", "JP"),
        ("gov.zz", ""),
        ("go.example.com", ""),
    ],
)
def test_a_government_is_known_by_its_domain(domain, letters):
    assert state(domain) == letters


def test_a_domain_tells_the_type_it_is_kept_for():
    assert type_of("mcit.gov.eg") is StakeholderType.GOVERNMENT
    assert type_of("wmo.int") is StakeholderType.INTERNATIONAL_ORGANIZATION
    assert type_of("upc.edu") is StakeholderType.ACADEMIA
    assert type_of("example.org") is None


def test_free_mail_is_free_mail_in_every_country():
    assert is_free_mail("yahoo.co.uk")
    assert is_free_mail("163.com")
    assert not is_free_mail("mail.unesco.org")


def test_a_domain_without_a_public_suffix_keeps_its_last_two_labels():
    assert organisation("a.b.invalid") == "b.invalid"


def test_a_broken_punycode_label_stays_as_it_is():
    assert readable("xn--é.example") == "xn--é.example"


@given(st.text(alphabet="abcdeilmnorstuvw-.015", max_size=40))
def test_a_skeleton_is_a_skeleton_of_itself(domain):
    assert skeleton(skeleton(domain)) == skeleton(domain)


@pytest.mark.parametrize(
    ("flags", "verified", "says"),
    [
        (["dmarc_fail"], False, "The sender is not proven: the check of its origin"),
        ([OF_SEVERAL], True, "for which several speak"),
        ([], True, "and it is not plain which."),
        ([PERHAPS], True, "Its sender sent something before, and it may replace that"),
        ([PERHAPS, "dmarc_fail"], False, "is not proven: the check of its origin"),
        ([PERHAPS], None, "is not proven: our mail server does not say"),
        ([], None, "and our mail server does not say"),
    ],
)
def test_who_is_asked_on_which_a_mail_acts_is_told_why(flags, verified, says):
    assert says in on_which(flags, "takes back", verified=verified)


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("dmarc_fail", "DMARC"),
        ("lookalike:gov.marenia.example", "looks like gov.marenia.example"),
        ("mixed_scripts", "several alphabets"),
        ("name_shows_address", "another address"),
    ],
)
def test_what_puts_a_sender_in_doubt_is_told_in_words_and_keeps_us_silent(flag, words):
    (told,) = doubts([flag, "foreign_results"])
    assert words in told
    assert silence([flag]) == told


@pytest.mark.parametrize("flag", ["several_senders", "no_sender", "invalid_address"])
def test_what_only_leaves_no_address_puts_nobody_in_doubt(flag):
    assert not doubts([flag])
    assert silence([flag])
    assert not silence(["reply_to_elsewhere"])
