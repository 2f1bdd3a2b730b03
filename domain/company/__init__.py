"""What the company has decided: its people's hours, departments, kinds of requests and limits."""

from domain.company.loading import load_policy
from domain.company.policy import Department, Policy, RequestKind
from domain.company.problems import PolicyError

__all__ = ["Department", "Policy", "PolicyError", "RequestKind", "load_policy"]
