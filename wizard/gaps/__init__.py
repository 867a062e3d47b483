"""The reviewer: rules over bank, answers and position, and the report of what is left to ask of whom."""

from wizard.gaps.pages import RulePage, page, question, sentence
from wizard.gaps.reviewer import review
from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.rules import RULES

__all__ = ["RULES", "Case", "Hit", "Rule", "RulePage", "page", "question", "review", "sentence"]
