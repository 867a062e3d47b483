"""The table of rules: one line for each file, in the order of the description. Codes are never reused.

One file is one check; where the same check runs over several fields, its file holds a table of them. The words of
each rule lie beside it (`<rule>.yaml`). GAP041 and GAP042 are ours; all other codes come from the domain's catalogue.
"""

from typing import Final

from wizard.gaps.rule import Rule
from wizard.gaps.rules import (
    answer_the_branch,
    answer_what_is_required,
    complete_the_duty,
    complete_the_interaction,
    complete_the_kpi,
    complete_the_liability,
    complete_the_requirement,
    confirm_the_suggestion,
    describe_the_conditions,
    fill_in_the_formalities,
    fill_the_sections,
    grant_the_power,
    keep_the_waiver,
    keep_to_the_exclusion,
    limit_the_right,
    list_more_duties,
    make_parts_total_100,
    measure_the_duty,
    name_the_substitute,
    replace_the_placeholder,
    report_to_somebody_else,
    separate_preparing_and_approving,
    translate_the_text,
    use_every_right,
    wait_for_the_answer,
)

RULE_SET: Final = "2026.11"
"""The version of the rule set: raised when a rule comes, goes or judges differently, so that this is no progress."""

RULES: Final[tuple[Rule, ...]] = (
    *answer_what_is_required.RULES,
    *report_to_somebody_else.RULES,
    *name_the_substitute.RULES,
    *fill_the_sections.RULES,
    *answer_the_branch.RULES,
    *list_more_duties.RULES,
    *complete_the_duty.RULES,
    *keep_to_the_exclusion.RULES,
    *grant_the_power.RULES,
    *use_every_right.RULES,
    *limit_the_right.RULES,
    *separate_preparing_and_approving.RULES,
    *complete_the_interaction.RULES,
    *measure_the_duty.RULES,
    *complete_the_kpi.RULES,
    *make_parts_total_100.RULES,
    *complete_the_requirement.RULES,
    *describe_the_conditions.RULES,
    *complete_the_liability.RULES,
    *fill_in_the_formalities.RULES,
    *translate_the_text.RULES,
    *confirm_the_suggestion.RULES,
    *replace_the_placeholder.RULES,
    *wait_for_the_answer.RULES,
    *keep_the_waiver.RULES,
)
