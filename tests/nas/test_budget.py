import pytest

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import Cost, count

COST = count(Architecture.parse("3_30_30_QConv_32_3_MP_2_QConv_64_2_MP_2_BN_Dense_43"))


@pytest.mark.parametrize(
    ("budget", "inside"),
    [
        (Budget(), True),
        (Budget(108_256, 108_256, 2_160_896), True),
        (Budget(max_parameters=108_255), False),
        (Budget(min_parameters=108_257), False),
        (Budget(max_macs=2_160_895), False),
        (Budget(0, 1), False),
    ],
)
def test_limits_are_included_and_count_binary_and_real_together(budget: Budget, inside: bool) -> None:
    assert (COST.parameters, COST.macs) == (108_256, 2_160_896)
    assert (budget.violation(COST) <= 0) == inside


def test_the_violation_grows_with_the_distance_from_the_limit() -> None:
    budget = Budget(1000, 2000, max_macs=500)
    assert budget.violation(Cost(binary_parameters=250, real_parameters=250)) == 0.5
    assert budget.violation(Cost(binary_parameters=3000)) == 0.5
    assert budget.violation(Cost(binary_parameters=3000, binary_macs=500, real_macs=500)) == 1.0


def test_is_shown_with_its_units() -> None:
    assert str(Budget()) == "100,000 to 2,000,000 parameters"
    assert str(Budget(1, 2, 3000)) == "1 to 2 parameters, at most 3,000 MACs"


@pytest.mark.parametrize("budget", [Budget(), Budget(0, 1, 2), Budget(max_macs=12_446_464)])
def test_what_is_shown_can_be_read(budget: Budget) -> None:
    assert Budget.read(str(budget)) == budget
    assert Budget.read(f"{budget} or so") is None
    assert Budget.read(", to , parameters") is None
