"""Everything that is asked step by step, whatever it is for: the purposes of forms, put together
from the capabilities that ask them, and what an answer leads to.
"""
