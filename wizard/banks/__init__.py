"""YAML -> Bank: read strictly, laid over its base, checked as a whole, kept as a compiled copy."""

from wizard.banks.library import bank_names, check_bank, open_bank, open_law

__all__ = ["bank_names", "check_bank", "open_bank", "open_law"]
