"""What the company has decided about the quality of its work: who answers for which complaint."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from domain.company.table import Table, document_of
from domain.company.values import Code
from domain.validation import wrong


def _known_department(code: str, info: ValidationInfo) -> str:
    departments = document_of(info).departments
    if code not in departments:
        raise wrong("company-unknown-department", value=code, known=", ".join(sorted(departments)))
    return code


DepartmentCode = Annotated[str, AfterValidator(_known_department)]


class QualityRules(Table):
    """The table `[quality]`. Without it all service leads answer for every complaint."""

    department: DepartmentCode | None = None
    """Whose lead answers for complaints of any other category."""
    categories: dict[Code, DepartmentCode] = Field(default={})
    """Whose lead answers for complaints of one category, as the questionnaire calls it."""

    def department_of(self, category: str) -> str | None:
        """The department that answers for a category, if the company named one."""
        return self.categories.get(category, self.department)
