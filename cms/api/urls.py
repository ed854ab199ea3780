"""The headless API, version 1: one NinjaAPI, a router for each room."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, path, re_path, resolve
from ninja import NinjaAPI

from . import changes, creators, errors, search, topics, works

DESCRIPTION = (
    "Works of popular science from Guangdong: videos, comics, articles and dramas. "
    'Lists are `{"items": […], "next": cursor or null}`; errors are problem+json.'
)


class PublicApi(NinjaAPI):
    """NinjaAPI whose description says that errors are problem+json, and where the API is."""

    def get_openapi_schema(self, **where: Any) -> Any:
        """OpenAPI 3.1."""
        schema = super().get_openapi_schema(**where)
        schema["servers"] = [{"url": settings.PUBLIC_URL}]
        for operations in schema["paths"].values():
            for operation in operations.values():
                for parameter in operation["parameters"]:
                    parameter["schema"] = _without_null(parameter["schema"])
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {errors.MEDIA_TYPE: response["content"]["application/json"]}
        return schema


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is left out, never null."""
    choices = [one for one in schema.get("anyOf", []) if one != {"type": "null"}]
    rest = {name: value for name, value in schema.items() if name not in {"anyOf", "default"}}
    if schema.get("default") is not None:
        rest["default"] = schema["default"]
    if len(choices) == 1:
        return {**rest, **choices[0]}
    return {**rest, "anyOf": choices} if choices else rest


api = PublicApi(
    title="Guangdong Kepu",
    version="1",
    description=DESCRIPTION,
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api",
)
errors.register(api)
for room in (works, search, topics, creators, changes):
    api.add_router("", room.router)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below the API's. One with a slash too many leads to the one without."""
    if request.path_info.endswith("/") and _exists(plain := request.path_info.rstrip("/")):
        query = request.META["QUERY_STRING"]
        return HttpResponsePermanentRedirect(f"{plain}?{query}" if query else plain)
    return errors.problem(request, 404)


def _exists(address: str) -> bool:
    try:
        return resolve(address).func is not nothing_here
    except Resolver404:
        return False


urlpatterns = [path("", api.urls), re_path(r"", nothing_here)]
