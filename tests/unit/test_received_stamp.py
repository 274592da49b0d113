import pytest

from pipeline.message.headers import stamp

END = "by store.example.org; Sat, 25 Jan 2014 15:07:00 +0000"


@pytest.mark.parametrize(
    ("way", "from_host"),
    [
        ("from mx.example.org (evil.example [192.0.2.1])", "evil.example"),
        ("from mx.example.org (unknown [192.0.2.1])", "unknown"),
        ("from mx.example.org ([192.0.2.1])", "192.0.2.1"),
        ("from a.example (a.example. [2001:db8::1]) (using TLSv1.3)", "a.example"),
        ("from real.example (HELO mx.example.org) (192.0.2.1)", "real.example"),
        ("from mx.example.org", ""),
        ("", ""),
    ],
)
def test_a_stamp_is_from_whom_its_writer_looked_up_never_from_whom_helo_named(
    way, from_host
):
    assert stamp(f"{way} {END}").from_host == from_host


def test_hosts_of_one_house_hand_on_by_lmtp_under_their_own_name():
    value = "from mx.example.org by store.example.org with LMTP id 1; Sat, 25 Jan 2014"
    assert stamp(value).from_host == "mx.example.org"
