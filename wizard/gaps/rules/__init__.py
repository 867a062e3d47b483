"""The table of rules: one line for each file, in the order of the description. Codes are never reused.

One file is one check; where the same check runs over several fields, its file holds a table of them. The words of
each rule lie beside it (`<rule>.yaml`). GAP041 and GAP042 are ours; all other codes come from the domain's catalogue.
"""

from typing import Final

from wizard.gaps.rule import Rule
from wizard.gaps.rules import (
    allow_the_delegation,
    answer_the_branch,
    answer_what_is_required,
    compare_with_the_contract,
    complete_the_duty,
    complete_the_interaction,
    complete_the_kpi,
    complete_the_liability,
    complete_the_requirement,
    confirm_the_suggestion,
    date_the_document,
    describe_the_conditions,
    divide_the_claims_work,
    fill_in_the_formalities,
    fill_the_sections,
    grant_the_entitlements,
    grant_the_power,
    group_the_duties,
    influence_the_kpi,
    keep_to_one_value,
    keep_to_the_exclusion,
    lead_the_subordinates,
    limit_the_right,
    list_more_duties,
    make_parts_total_100,
    measure_the_duty,
    name_the_substitute,
    replace_the_placeholder,
    report_to_somebody_else,
    separate_preparing_and_approving,
    separate_the_payment,
    set_the_client_standard,
    translate_the_text,
    use_every_right,
    wait_for_the_answer,
    work_with_others,
)

RULE_SET: Final = "2026.11"
"""The version of the rule set: raised when a rule comes, goes or judges differently, so that this is no progress."""

RULES: Final[tuple[Rule, ...]] = (
    *answer_what_is_required.RULES,
    *report_to_somebody_else.RULES,
    *name_the_substitute.RULES,
    *compare_with_the_contract.RULES,
    *fill_the_sections.RULES,
    *answer_the_branch.RULES,
    *list_more_duties.RULES,
    *group_the_duties.RULES,
    *lead_the_subordinates.RULES,
    *complete_the_duty.RULES,
    *keep_to_the_exclusion.RULES,
    *grant_the_power.RULES,
    *use_every_right.RULES,
    *grant_the_entitlements.RULES,
    *limit_the_right.RULES,
    *divide_the_claims_work.RULES,
    *date_the_document.RULES,
    *allow_the_delegation.RULES,
    *separate_preparing_and_approving.RULES,
    *separate_the_payment.RULES,
    *complete_the_interaction.RULES,
    *work_with_others.RULES,
    *set_the_client_standard.RULES,
    *measure_the_duty.RULES,
    *influence_the_kpi.RULES,
    *complete_the_kpi.RULES,
    *make_parts_total_100.RULES,
    *complete_the_requirement.RULES,
    *describe_the_conditions.RULES,
    *complete_the_liability.RULES,
    *fill_in_the_formalities.RULES,
    *translate_the_text.RULES,
    *keep_to_one_value.RULES,
    *confirm_the_suggestion.RULES,
    *replace_the_placeholder.RULES,
    *wait_for_the_answer.RULES,
)
