"""The national division codes of Guangdong."""

from cms.people import divisions


def test_guangdong_has_21_cities_and_122_counties() -> None:
    assert len(divisions.cities()) == 21
    assert sum(len(divisions.counties(city.code)) for city in divisions.cities()) == 122


def test_every_county_has_its_citys_prefix_and_its_own_code() -> None:
    codes = [city.code for city in divisions.cities()]
    for city in divisions.cities():
        for county in divisions.counties(city.code):
            assert county.code.startswith(city.code[:4])
            codes.append(county.code)
    assert len(codes) == len(set(codes)) == 143
    assert all(len(code) == 6 and code.startswith("44") for code in codes)


def test_dongguan_and_zhongshan_have_no_counties_and_need_none() -> None:
    for code, name in (("441900", "东莞市"), ("442000", "中山市")):
        assert divisions.name_of(code) == name
        assert divisions.counties(code) == ()
        assert divisions.is_complete(code, "")


def test_a_county_of_another_city_is_not_valid() -> None:
    assert divisions.is_valid("440100", "440106")
    assert not divisions.is_valid("440100", "440305")
    assert not divisions.is_valid("440106")
    assert not divisions.is_valid("990100")
    assert not divisions.is_complete("440100", "")


def test_an_unknown_code_has_no_name() -> None:
    assert divisions.name_of("440305") == "南山区"
    assert divisions.name_of("110101") == ""
