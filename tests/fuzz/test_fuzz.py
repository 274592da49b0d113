from tests.fuzz import run


def test_five_hundred_mutations_get_the_better_of_no_reader():
    among = run.seeds(run.CORPUS / "none")
    tally = run.fuzz(range(500), among)
    assert sum(tally.outcomes.values()) == 500
    assert not [fault for fault in tally.faults if not fault.startswith("net: ")]
    assert not [end for end in tally.outcomes if end.startswith("aborted")]
    assert {"docx", "mail", "html"} <= set(tally.kinds)


def test_a_mutation_is_the_same_each_time_and_by_the_name_of_its_file():
    among = run.seeds(run.CORPUS / "none")
    one = run.recipe(7, among)
    again = run.recipe(7, among, one.seed.name)
    assert one.made() == again.made() != one.seed.data
