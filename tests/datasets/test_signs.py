from datasets.signs import CLASSES, NAMES


def test_every_class_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) == CLASSES == 43


def test_names_stand_at_the_class_ids_of_the_benchmark() -> None:
    known = {
        1: "speed limit 30",
        12: "priority road",
        13: "yield",
        14: "stop",
        17: "no entry",
        38: "keep right",
    }
    assert {label: NAMES[label] for label in known} == known
