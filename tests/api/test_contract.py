"""The API keeps what its OpenAPI says, for good input and bad; made and judged by schemathesis."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import positive_data_acceptance

pytestmark = pytest.mark.django_db

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


# What no schema can say: that we gave a cursor, and that a query holds words.
BEYOND_SCHEMAS = {"bad_cursor", "empty_query", "too_many_words"}


@pytest.fixture
def one_connection():
    """Requests end without closing the connection that holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


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
def test_every_answer_is_as_described_for_good_input_and_bad(case, site, one_connection):
    response = case.call()
    is_beyond_schemas = response.status_code in {400, 422} and response.json()["code"] in BEYOND_SCHEMAS
    case.validate_response(
        response,
        additional_checks=[not_a_server_error],
        excluded_checks=[positive_data_acceptance] if is_beyond_schemas else [],
    )
