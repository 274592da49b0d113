"""The Merkle tree of RFC 6962: its roots, and what a path proves."""

from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.merkle import Tree

lines = st.lists(st.binary(max_size=9), min_size=1, max_size=70)
#: The leaves and the roots of the first n of them that the tests of the
#: Certificate Transparency project give.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_the_roots_are_those_of_certificate_transparency(size):
    assert Tree(LEAVES[:size]).root == ROOTS[size]


def by_the_words_of_the_rfc(leaves):
    """MTH of RFC 6962, 2.1: split at the largest power of two below the size."""
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = leaves[:split], leaves[split:]
    halves = by_the_words_of_the_rfc(left) + by_the_words_of_the_rfc(right)
    return sha256(b"\1" + halves).digest()


@given(leaves=lines)
def test_the_root_is_that_of_the_recursion_in_the_rfc(leaves):
    assert Tree(leaves).root == by_the_words_of_the_rfc(leaves).hex()


def root_of(line, path):
    node = sha256(b"\0" + line).digest()
    for left, right in path:
        pair = bytes.fromhex(left) + node + bytes.fromhex(right)
        node = sha256(b"\1" + pair).digest()
    return node.hex()


@given(leaves=lines)
def test_every_line_leads_to_the_root(leaves):
    tree = Tree(leaves)
    for index, line in enumerate(leaves):
        assert root_of(line, tree.path(index)) == tree.root


@given(leaves=lines, data=st.data())
def test_no_other_line_leads_to_the_root(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(max_size=9))
    assume(other != leaves[index])
    tree = Tree(leaves)
    assert root_of(other, tree.path(index)) != tree.root


@given(leaves=lines, more=st.lists(st.binary(min_size=32, max_size=32), min_size=1))
def test_a_path_that_goes_on_beyond_the_root_leads_elsewhere(leaves, more):
    tree = Tree(leaves)
    path = (*tree.path(0), *((each.hex(), "") for each in more))
    assert root_of(leaves[0], path) != tree.root
