"""The nouns of the program: frozen and typed, without files, screens or third-party imports.

They are NamedTuples and plain mappings rather than dataclasses: both are frozen, but a NamedTuple costs a tenth at
import and is made from a row of the compiled bank in one call, which is what keeps the first question fast.
"""
