"""The API keeps what its OpenAPI says, for good input and bad; made and judged by schemathesis."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

pytestmark = pytest.mark.django_db

schema = schemathesis.pytest.from_fixture("described")


@pytest.fixture
def described(site):
    """The description, read from the application itself."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def test_the_description_is_openapi_3_1_and_names_every_route(site, client):
    answer = client.get("/api/v1/openapi.json").json()
    assert answer["openapi"] == "3.1.0"
    assert sorted(answer["paths"]) == [
        "/api/v1/changes",
        "/api/v1/creators",
        "/api/v1/creators/{slug}",
        "/api/v1/search",
        "/api/v1/topics",
        "/api/v1/topics/{slug}",
        "/api/v1/works",
        "/api/v1/works/{kind}/{slug}",
        "/api/v1/works/{work_id}",
    ]


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_every_answer_is_as_described_for_good_input_and_bad(case):
    case.call_and_validate(additional_checks=[not_a_server_error])
