"""Parts of an archive address: exactly as the portal writes them, ASCII digits with leading zeros."""

from django.urls import register_converter


class NumberConverter:
    regex = ""
    digits = 2

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:0{self.digits}d}"


class YearConverter(NumberConverter):
    regex = "(?:19|20)[0-9]{2}"
    digits = 4


class MonthConverter(NumberConverter):
    regex = "0[1-9]|1[0-2]"


class DayConverter(NumberConverter):
    regex = "0[1-9]|[12][0-9]|3[01]"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(DayConverter, "day")
